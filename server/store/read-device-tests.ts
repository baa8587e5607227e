import type { DeviceTestReads } from '../actions/reads/device-tests.ts';
import type { PrismaClient } from './generated/client.ts';

export function readDeviceTests(prisma: PrismaClient): DeviceTestReads {
  return {
    deviceTestsSince: (visitId, since) => prisma.deviceTest.count({ where: { visitId, at: { gte: since } } }),
  };
}
