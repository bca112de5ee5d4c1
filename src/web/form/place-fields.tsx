/** Where to deliver: a place that is known, or another one. */
import { useEffect, useState } from 'react';
import type { FormPlace } from '../../model/form.ts';
import type { Ask, KnownPlace } from './client.ts';
import { placeLabel, placeOf } from './content.ts';
import { Field } from './field.tsx';
import { useWords } from './language.ts';

const OTHER = 'other';

const TOWN_FIELDS = [
  { name: 'postalCode', autoComplete: 'shipping postal-code' },
  { name: 'city', autoComplete: 'shipping address-level2' },
  { name: 'region', autoComplete: 'shipping address-level1' },
] as const;

export function PlaceFields({
  ask,
  customer,
  place,
  problemOf,
  onPlace,
}: {
  readonly ask: Ask;
  readonly customer: string;
  readonly place: FormPlace | undefined;
  readonly problemOf: (field: string) => string | undefined;
  readonly onPlace: (place: FormPlace | undefined) => void;
}) {
  const { form } = useWords();
  const [known, setKnown] = useState<readonly KnownPlace[]>([]);
  const [isOther, setIsOther] = useState(false);
  useEffect(() => {
    if (customer === '') return undefined;
    let isStale = false;
    const load = async (): Promise<void> => {
      const path = `/customers/${encodeURIComponent(customer)}/ship-tos`;
      // Without a connection the place is typed.
      const { data } = await ask<{ data: KnownPlace[] }>('GET', path).catch(() => ({ data: [] }));
      if (!isStale) setKnown(data);
    };
    void load();
    return () => {
      isStale = true;
    };
  }, [ask, customer]);

  const chosen = known.findIndex((each) => JSON.stringify(placeOf(each)) === JSON.stringify(place));
  const value =
    isOther || (place !== undefined && chosen === -1) || known.length === 0
      ? OTHER
      : chosen === -1
        ? ''
        : String(chosen);
  const choose = (choice: string): void => {
    setIsOther(choice === OTHER);
    const found = known[Number(choice)];
    onPlace(choice === OTHER || choice === '' || found === undefined ? undefined : placeOf(found));
  };
  const set = (change: Partial<FormPlace>): void => onPlace({ ...place, ...change });
  return (
    <>
      {known.length > 0 && (
        <span className="form-field form-wide">
          <label htmlFor="ship-to">{form.place}</label>
          <select
            id="ship-to"
            data-field="shipTo"
            value={value}
            aria-invalid={problemOf('shipTo') !== undefined}
            aria-describedby="ship-to-problem"
            onChange={(event) => choose(event.target.value)}
          >
            <option value="">–</option>
            {known.map((each, index) => (
              <option key={JSON.stringify(each)} value={index}>
                {placeLabel(each)}
              </option>
            ))}
            <option value={OTHER}>{form.otherPlace}</option>
          </select>
          <span id="ship-to-problem" className="field-problem">
            {problemOf('shipTo')}
          </span>
        </span>
      )}
      {value === OTHER && (
        <>
          <Field
            field={known.length > 0 ? 'shipTo/name' : 'shipTo'}
            label={form.placeName}
            value={place?.name}
            problem={known.length > 0 ? undefined : problemOf('shipTo')}
            autoComplete="shipping organization"
            onText={(name) => set({ name })}
          />
          <Field
            field="shipTo/lines"
            label={form.street}
            value={place?.lines?.[0]}
            autoComplete="shipping address-line1"
            onText={(line) => set({ lines: line === '' ? [] : [line] })}
          />
          {TOWN_FIELDS.map(({ name, autoComplete }) => (
            <Field
              key={name}
              field={`shipTo/${name}`}
              label={form[name]}
              value={place?.[name]}
              autoComplete={autoComplete}
              onText={(text) => set({ [name]: text })}
            />
          ))}
          <Field
            field="shipTo/country"
            label={form.country}
            help={form.countryHelp}
            value={place?.country}
            problem={problemOf('shipTo/country')}
            maxLength={2}
            autoComplete="shipping country"
            onText={(country) => set({ country: country.toUpperCase() })}
          />
        </>
      )}
    </>
  );
}
