import type { AreaBelongings } from '../../kernel/belongings';

/** The workshop's own records: what it is, what it offers, and a schedule without names. */
export const shopBelongings: AreaBelongings = {
  belongings: [],
  withoutPerson: [
    {
      place: 'ShopSettings',
      why: 'the workshop itself',
      ofTheShop: {
        name: 'the name of the workshop',
        phone: 'its number, which its pages show',
        email: 'its address, which its pages show',
        addressLines: 'where it is',
      },
    },
    { place: 'Service', why: 'what is offered', ofTheShop: { name: 'the name of a service' } },
    { place: 'Bay', why: 'places to work at', ofTheShop: { name: 'the name of a bay' } },
    { place: 'Technician', why: 'skills and hours under an id that reveals no one; it is public' },
  ],
};
