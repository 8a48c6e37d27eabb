import { Link } from 'react-router-dom';
import { paths } from '../../app/paths';
import './opening-soon.css';

/** What visitors see until the shop is set up. */
export function OpeningSoon() {
  return (
    <div className="opening-soon">
      <Door />
      <h1>Opening soon</h1>
      <p>
        We are putting our services, prices and opening hours online. Come back in a few days to see every free time and
        book in a minute.
      </p>
      <p className="opening-soon-staff">
        Do you run this workshop? <Link to={paths.settings}>Set it up</Link>
      </p>
    </div>
  );
}

/** A workshop with its door half open. */
const Door = () => (
  <svg viewBox="0 0 320 176" aria-hidden="true">
    <path d="M16 60 160 12l144 48v108H16Z" fill="var(--color-surface)" stroke="var(--color-line)" strokeWidth="2" />
    <rect x="64" y="72" width="192" height="96" rx="4" fill="var(--color-accent-soft)" />
    <path
      d="M102 158v-14l14-20h62l24 20 20 4v10Z"
      fill="none"
      stroke="var(--color-accent)"
      strokeWidth="4"
      strokeLinejoin="round"
    />
    <circle cx="126" cy="157" r="10" fill="var(--color-surface)" stroke="var(--color-accent)" strokeWidth="4" />
    <circle cx="198" cy="157" r="10" fill="var(--color-surface)" stroke="var(--color-accent)" strokeWidth="4" />
    <path d="M64 72h192v40H64Z" fill="var(--color-accent)" />
    <path d="M64 82h192M64 92h192M64 102h192" stroke="var(--color-accent-ink)" strokeOpacity="0.35" strokeWidth="2" />
    <path d="M0 170h320" stroke="var(--color-line)" strokeWidth="4" />
  </svg>
);
