import './states.css';

interface SkeletonProps {
  width?: number | string;
  height: number;
}

/** A placeholder for loading content, at its size. */
export function Skeleton({ width = '100%', height }: SkeletonProps) {
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />;
}
