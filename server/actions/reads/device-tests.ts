export type DeviceTestReads = {
  /** How many tests of a visit's devices were kept since then. */
  deviceTestsSince(visitId: string, since: Date): Promise<number>;
};
