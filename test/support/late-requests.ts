import type { LoggedRequest } from './static-server';

/**
 * The requests that came after the seal of the page that was open at the time; `seals`, in ms since 1970. Opening a
 * page, which no seal can prevent, begins unsealed.
 */
export function lateRequests(requests: readonly LoggedRequest[], seals: readonly number[]): LoggedRequest[] {
  let opened = -Infinity;
  return requests.filter(({ at, opensPage }) => {
    if (opensPage) opened = at;
    return !opensPage && seals.some((sealed) => sealed > opened && sealed < at);
  });
}
