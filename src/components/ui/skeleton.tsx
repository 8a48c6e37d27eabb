import './states.css';

interface SkeletonProps {
  width?: number | string;
  height: number;
}

/** The place of something that is still loading, in its size. */
export function Skeleton({ width = '100%', height }: SkeletonProps) {
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />;
}
