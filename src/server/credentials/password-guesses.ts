// How soon somebody with lists of breached passwords would guess one: zxcvbn, over the 49,000 most common passwords,
// their usual disguises, keyboard walks, dates, repetitions, and what is known of the holder.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { PasswordGuesses } from '../application/index.ts';

/** Its highest score stands for more than 10¹⁰ guesses. */
const LEAST_SCORE = 4;

/** Made when it is first asked: it takes a moment, and most processes never set a password. */
let estimator: ZxcvbnFactory | undefined;

export function passwordGuesses(): PasswordGuesses {
  return {
    finds: (password, about) => {
      estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 128 });
      return estimator.check(password, [...about]).score < LEAST_SCORE;
    },
  };
}
