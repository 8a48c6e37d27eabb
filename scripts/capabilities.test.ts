import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES_PAGE, MISSING, OPEN, capabilitiesOf, faultsOf, faultsOfPage, owedIds } from './capabilities/page';

const PAGE = readFileSync(CAPABILITIES_PAGE, 'utf8');

describe('the page of capabilities', () => {
  it('has every row once, each with a test that exists or the area that brings it', () => {
    expect(faultsOfPage(PAGE)).toEqual([]);
  });

  it('speaks only of the product', () => {
    expect(PAGE).not.toMatch(/\/work\/|\bissue\b|features\.md|reference-facts/i);
  });

  it('says how much is done', () => {
    const capabilities = capabilitiesOf(PAGE);
    const open = capabilities.filter(({ proof }) => proof.startsWith(OPEN));
    const partly = capabilities.filter(({ proof }) => proof.includes(MISSING));
    const done = capabilities.length - open.length - partly.length;
    process.stdout.write(`capabilities: ${done} done, ${partly.length} in part, ${open.length} open\n`);
    expect(capabilities).toHaveLength(owedIds.length);
  });
});

describe('a bad row', () => {
  const good = '| F-1 | books a visit | /book | `scripts/capabilities.test.ts` › a bad row |';

  it('differs from a good one', () => {
    expect(capabilitiesOf(good).flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    ['without an id', good.replace('F-1', 'one'), 'is no id'],
    ['without a place', good.replace('/book', ''), 'does not say where'],
    ['that is nowhere and has a test', good.replace('/book', '–'), 'is nowhere'],
    ['with a test that is gone', good.replace('capabilities.test', 'gone.test'), 'not there'],
    ['with a file that is not a test', good.replace('capabilities.test.ts', 'check.ts'), 'names no test'],
    ['with a title that is gone', good.replace('a bad row', 'a bad ' + 'title'), 'does not have'],
    ['that is open without an area', '| F-1 | books a visit | – | open: |', 'not what it comes with'],
    ['that is open and somewhere', '| F-1 | books a visit | /book | open: tickets |', 'says where it is'],
  ])('%s is refused', (_name, row, fault) => {
    expect(capabilitiesOf(row).flatMap(faultsOf).join('\n')).toContain(fault);
  });

  it('that is missing, belongs to no list, or appears twice is refused', () => {
    const [row = ''] = PAGE.split('\n').filter((line) => line.startsWith('| F-1 '));
    expect(faultsOfPage(PAGE.replace(row, ''))).toContain('F-1 is left out');
    expect(faultsOfPage(PAGE.replace(row, row.replace('F-1 ', 'F-7 ')))).toContain('F-7 is owed by no list');
    expect(faultsOfPage(PAGE.replace(row, `${row}\n${row}`))).toContain('F-1 is there twice');
  });

  it('of three cells is refused', () => {
    expect(() => capabilitiesOf('| F-1 | books a visit | /book |')).toThrow('not four cells');
  });
});
