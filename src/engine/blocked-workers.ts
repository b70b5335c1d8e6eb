let policy: string | null = null;

if (typeof document !== 'undefined') {
  document.addEventListener('securitypolicyviolation', (violation) => {
    // Not a worker from a server, which the privacy panel tries to start.
    const ofOwnWorker = violation.effectiveDirective === 'worker-src' && violation.blockedURI.startsWith('blob');
    if (ofOwnWorker && violation.disposition === 'enforce') policy = violation.originalPolicy;
  });
}

/** The policy by which the browser has refused to start a worker of the page; null where it has not. */
export function policyAgainstWorkers(): string | null {
  return policy;
}
