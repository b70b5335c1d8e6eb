import { expect, it } from 'vitest';
import { policyAgainstWorkers } from '../../../src/engine/blocked-workers';

function refuse(blockedURI: string, effectiveDirective = 'worker-src'): void {
  const about = { blockedURI, effectiveDirective, disposition: 'enforce', originalPolicy: "worker-src 'none'" };
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), about));
}

it('knows the policy by which a worker of the page was refused, and takes no other refusal for one', () => {
  refuse('https://example.com/sluice-probe?from=page&by=new%20Worker()');
  refuse('blob', 'script-src-elem');
  expect(policyAgainstWorkers()).toBeNull();
  refuse('blob');
  expect(policyAgainstWorkers()).toBe("worker-src 'none'");
});
