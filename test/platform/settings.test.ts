/** Settings out of storage: whatever lies there, what comes out can be used. */
import { expect, test } from 'vitest';
import { readSettings } from '../../lib/platform/settings.ts';

const defaults = { isTokenRefused: false, keepsSubjects: false, sharesLessons: false, language: 'auto' };

test.each([undefined, null, 7, 'x', [], { language: 'klingon', keepsSubjects: 'yes', connection: { baseUrl: 1, token: 'a' } }])(
  'what is missing or damaged has its default: %j',
  (raw) => {
    expect(readSettings(raw)).toEqual(defaults);
  },
);

test('what was saved is read, and nothing else with it', () => {
  const saved = { ...defaults, language: 'zh_TW', keepsSubjects: true, connection: { baseUrl: 'https://b', token: 't' } };
  expect(readSettings({ ...saved, connection: { ...saved.connection, more: 1 } })).toEqual(saved);
  expect(readSettings({ ...saved, more: 1 })).toEqual(saved);
});

test('where one signs in is read with the name of the provider; a connection of an older version has none', () => {
  const connection = { baseUrl: 'https://b', token: '', provider: 'Contoso' };
  expect(readSettings({ connection }).connection).toEqual(connection);
  expect(readSettings({ connection: { ...connection, provider: 7 } }).connection).toEqual({ baseUrl: 'https://b', token: '' });
});
