interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly inBundle?: boolean;
}

type LockedPackages = Readonly<Record<string, LockedPackage>>;

export function isComplete(wanted: LockedPackages, present: LockedPackages): boolean;
