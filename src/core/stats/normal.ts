/** The 97.5 % quantile of the standard normal distribution, used for two-sided 95 % intervals. */
export const z95 = 1.959963984540054;

/**
 * The share of the standard normal distribution above `z`. Near the middle by Marsaglia's series ("Evaluating the
 * Normal Distribution", 2004), in the tail by the continued fraction (Abramowitz and Stegun 26.2.14), so that small
 * probabilities keep their digits too.
 */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  return z < 3 ? 0.5 - density(z) * middleSum(z) : density(z) / tailFraction(z);
}

/** Two-sided tail probability of a standard normal value. */
export function twoSided(z: number): number {
  return Math.min(1, 2 * upperTail(Math.abs(z)));
}

/**
 * The `1 − tail` quantile of the standard normal distribution, for 0 < `tail` < 1: Abramowitz and Stegun 26.2.23,
 * refined by Newton's steps with Halley's correction.
 */
export function upperQuantile(tail: number): number {
  if (tail > 0.5) return -upperQuantile(1 - tail);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 3; i++) {
    const step = (upperTail(z) - tail) / density(z);
    z += step / (1 - (step * z) / 2);
  }
  return z;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + … */
function middleSum(z: number): number {
  let sum = 0;
  let term = z;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + …))); this number of terms is exact from z = 3 on. */
function tailFraction(z: number): number {
  let fraction = z;
  for (let k = 100; k >= 1; k--) fraction = z + k / fraction;
  return fraction;
}
