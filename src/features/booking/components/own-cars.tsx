import type { Person } from '../api/read-person';

interface OwnCarsProps {
  vehicles: Person['vehicles'];
  chosen: string;
  onChoose: (vehicleId: string) => void;
}

/** One of the customer's cars, or another one. */
export function OwnCars({ vehicles, chosen, onChoose }: OwnCarsProps) {
  return (
    <fieldset className="own-cars">
      <legend>Which car?</legend>
      {vehicles.map(({ vehicleId, plate, make, model }) => (
        <label key={vehicleId}>
          <input type="radio" name="vehicleId" checked={chosen === vehicleId} onChange={() => onChoose(vehicleId)} />
          <span>
            {make} {model} <span className="plate">{plate}</span>
          </span>
        </label>
      ))}
      <label>
        <input type="radio" name="vehicleId" checked={chosen === ''} onChange={() => onChoose('')} />
        <span>Another car</span>
      </label>
    </fieldset>
  );
}
