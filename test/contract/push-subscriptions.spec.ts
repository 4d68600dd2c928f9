import { describe, expect, it } from '@jest/globals';
import { MOST_SUBSCRIPTIONS } from '#libs/notify/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';

const at = (name: string) => ({ endpoint: `https://push.example.com/${name}`, p256dh: `key ${name}`, auth: 'secret' });

describe.each(engines)('PushSubscriptions on %s', (engine) => {
  const store = freshStore(engine);

  it('belong to whoever put them last, newest first', async () => {
    const { pushSubscriptions } = store();
    const [ann, ben, name] = newIds(3) as [string, string, string];
    await pushSubscriptions.put(ann, at(`${name} a`), 1);
    await pushSubscriptions.put(ann, at(`${name} b`), 2);
    await pushSubscriptions.put(ben, at(`${name} a`), 3);
    expect(await pushSubscriptions.of(ann)).toEqual([at(`${name} b`)]);
    expect(await pushSubscriptions.of(ben)).toEqual([at(`${name} a`)]);
    await pushSubscriptions.put(ann, { ...at(`${name} b`), auth: 'another' }, 4);
    expect(await pushSubscriptions.of(ann)).toEqual([{ ...at(`${name} b`), auth: 'another' }]);
  });

  it('are removed by their person alone', async () => {
    const { pushSubscriptions } = store();
    const [ann, ben] = newIds(2) as [string, string];
    const one = at(newId());
    await pushSubscriptions.put(ann, one, 1);
    await pushSubscriptions.remove(ben, one.endpoint);
    expect(await pushSubscriptions.of(ann)).toEqual([one]);
    await pushSubscriptions.remove(ann, one.endpoint);
    await pushSubscriptions.remove(ann, one.endpoint);
    expect(await pushSubscriptions.of(ann)).toEqual([]);
    await pushSubscriptions.put(ann, one, 1);
    await pushSubscriptions.put(ben, at(newId()), 1);
    await pushSubscriptions.forget(ann);
    expect([await pushSubscriptions.of(ann), (await pushSubscriptions.of(ben)).length]).toEqual([[], 1]);
  });

  it('are kept for the newest browsers of a person', async () => {
    const { pushSubscriptions } = store();
    const ann = newId();
    const all = newIds(MOST_SUBSCRIPTIONS + 2).map(at);
    for (const [n, one] of all.entries()) await pushSubscriptions.put(ann, one, n);
    expect(await pushSubscriptions.of(ann)).toEqual(all.slice(2).reverse());
  });
});
