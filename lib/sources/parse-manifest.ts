/** Text of a manifest -> the manifest; another format version is told as such before anything else is looked at. */
import { exportFormatVersion, type Manifest, manifestSchema } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { parseJson } from './parse-json.ts';

function refuseOtherVersion(text: string, place: string): Result<void> {
  const version = /^\s*\{[^{}]*?"formatVersion":\s*(\d+)/.exec(text)?.[1];
  if (version === undefined || Number(version) === exportFormatVersion) return succeed(undefined);
  return fail('bad-data', `${place}: format version ${version}, this extension reads version ${exportFormatVersion}`, { place });
}

/** Fails with `bad-data` and the first field that is wrong. */
export function parseManifest(text: string): Result<Manifest> {
  const version = refuseOtherVersion(text, 'manifest');
  return version.ok ? parseJson(manifestSchema, text, 'manifest') : version;
}
