/** Random calls, without Linux: what is drawn follows from the seed, and ours plays all of it. */
import { generator, SUBJECTS } from './random.js';
import { replay } from './replay.js';

describe.each(Object.entries(SUBJECTS))('random %s', (_, { draw, head, tasks, length }) => {
  test('follow from the seed', () => {
    expect(draw(generator(5), length)).toEqual(draw(generator(5), length));
    expect(draw(generator(5), length)).not.toEqual(draw(generator(6), length));
  });

  test('are as many as were asked for', () => {
    expect(draw(generator(1), length)).toHaveLength(length);
    expect(draw(generator(1), 3)).toHaveLength(3);
  });

  test('are played by the module, with a result each', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const steps = [...head(), ...draw(generator(seed), length).flat()];
      expect(await replay(steps, { tasks })).toHaveLength(steps.length);
    }
  });
});
