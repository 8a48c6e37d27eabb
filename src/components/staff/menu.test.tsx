import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Menu } from './menu';

it('a menu of actions closes after one, and a menu of switches stays open', async () => {
  const [save, toggle] = [vi.fn(), vi.fn()];
  render(
    <>
      <Menu label="Export" choices={[{ label: 'Everyone', onChoose: save }]} />
      <Menu label="Columns" choices={[{ label: 'Phone', isOn: true, onChoose: toggle }]} />
    </>,
  );
  screen.getByRole('button', { name: 'Export' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('menuitem', { name: 'Everyone' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(save).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Phone', checked: true }));
  expect(toggle).toHaveBeenCalledOnce();
  expect(screen.getByRole('menu')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Columns' })).toHaveFocus();
});

it('arrow keys cycle through a menu’s enabled choices; Tab or a press outside closes it', async () => {
  render(
    <>
      <Menu
        label="Export"
        choices={['One', 'Two', 'Three'].map((label) => ({ label, onChoose: vi.fn(), isDisabled: label === 'Two' }))}
      />
      <p>beside</p>
    </>,
  );
  const item = (name: string) => screen.getByRole('menuitem', { name });
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(item('One')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(item('Three')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(item('One')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  expect(item('Three')).toHaveFocus();
  await userEvent.keyboard('{Home}{Tab}');
  expect(screen.queryByRole('menu')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(screen.getByText('beside'));
  expect(screen.queryByRole('menu')).toBeNull();
});
