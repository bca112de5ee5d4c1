/** What the codes of an acknowledgment mean, in our own words: a partner's 997 becomes sentences for people. */

/** TA105. */
export const NOTE_WORDS: Readonly<Record<string, string>> = {
  '000': 'no error',
  '001': 'ISA13 and IEA02 differ',
  '002': 'the standard that ISA11 names is not supported',
  '003': 'the version in ISA12 is not supported',
  '004': 'the segment terminator is invalid',
  '005': 'the qualifier of the sender is invalid',
  '006': 'the sender is invalid',
  '007': 'the qualifier of the receiver is invalid',
  '008': 'the receiver is invalid',
  '009': 'the receiver is unknown',
  '010': 'the kind of authorization is invalid',
  '011': 'the authorization is invalid',
  '012': 'the kind of security is invalid',
  '013': 'the security information is invalid',
  '014': 'the date of the interchange is invalid',
  '015': 'the time of the interchange is invalid',
  '016': 'the standards identifier is invalid',
  '017': 'the version identifier is invalid',
  '018': 'the interchange control number is invalid',
  '019': 'the request for an acknowledgment is invalid',
  '020': 'the test indicator is invalid',
  '021': 'the number of groups is wrong',
  '022': 'the control structure is invalid',
  '023': 'the file ends too early',
  '024': 'the content is invalid, such as a wrong GS',
  '025': 'the interchange control number was used before',
  '026': 'the element separator is invalid',
  '027': 'the component separator is invalid',
  '028': 'the date of a deferred delivery is invalid',
  '029': 'the time of a deferred delivery is invalid',
  '030': 'the time code of a deferred delivery is invalid',
  '031': 'the grade of service is invalid',
};

/** AK905 to AK909. */
export const GROUP_WORDS: Readonly<Record<string, string>> = {
  '1': 'the functional group is not supported',
  '2': 'the version of the group is not supported',
  '3': 'the group has no trailer',
  '4': 'the control numbers in header and trailer of the group differ',
  '5': 'the number of sets does not fit',
  '6': 'the group control number is invalid',
  '10': 'the name of the key for authentication is unknown',
  '11': 'the name of the key for encryption is unknown',
  '12': 'the security that is asked for is not available',
  '13': 'the recipient of what is secured is unknown',
  '14': 'the originator of what is secured is unknown',
  '15': 'the decrypted text is in error',
  '16': 'security is not supported',
  '17': 'the length of what is encrypted is wrong',
  '18': 'the authentication code does not fit',
  '19': 'the group control number was used before',
  '23': 'S3E is missing after S3S',
  '24': 'S3S is missing before S3E',
  '25': 'S4E is missing after S4S',
  '26': 'S4S is missing before S4E',
};

/** AK502 to AK506, IK502 to IK506. */
export const SET_WORDS: Readonly<Record<string, string>> = {
  '1': 'the set is not supported',
  '2': 'the set has no trailer',
  '3': 'the control numbers in header and trailer of the set differ',
  '4': 'the number of segments does not fit',
  '5': 'segments are in error',
  '6': 'the set identifier is invalid',
  '7': 'the set control number is invalid',
  '8': 'the name of the key for authentication is unknown',
  '9': 'the name of the key for encryption is unknown',
  '10': 'the security that is asked for is not available',
  '11': 'the recipient of what is secured is unknown',
  '12': 'the length of what is encrypted is wrong',
  '13': 'the authentication code does not fit',
  '15': 'the originator of what is secured is unknown',
  '16': 'the decrypted text is in error',
  '17': 'security is not supported',
  '18': 'the set does not belong in its group',
  '19': 'the implementation convention (ST03) is invalid',
  '23': 'the set control number was used before in the group',
  '24': 'S3E is missing after S3S',
  '25': 'S3S is missing before S3E',
  '26': 'S4E is missing after S4S',
  '27': 'S4S is missing before S4E',
  'I5': 'segments are not as the implementation guide wants them',
  'I6': 'the convention is not supported',
};

/** AK304, IK304. */
export const SEGMENT_WORDS: Readonly<Record<string, string>> = {
  '1': 'is not known',
  '2': 'is not expected there',
  '3': 'is mandatory and missing',
  '4': 'opens a loop that occurs too often',
  '5': 'occurs too often',
  '6': 'is not part of the set',
  '7': 'is not in its place',
  '8': 'has elements in error',
  'I4': 'is not used',
  'I6': 'is missing, though another one calls for it',
  'I7': 'opens a loop that occurs too rarely',
  'I8': 'occurs too rarely',
  'I9': 'is present, though another one forbids it',
};

/** AK403, IK403. */
export const ELEMENT_WORDS: Readonly<Record<string, string>> = {
  '1': 'is mandatory and missing',
  '2': 'is missing, though another element calls for it',
  '3': 'is too many',
  '4': 'is too short',
  '5': 'is too long',
  '6': 'holds an invalid character',
  '7': 'holds a code that is not in the list',
  '8': 'holds an invalid date',
  '9': 'holds an invalid time',
  '10': 'must not stand beside another element',
  '12': 'is repeated too often',
  '13': 'has too many components',
  'I6': 'holds a code that is not used',
  'I9': 'is missing, though another element calls for it',
  'I10': 'is not used',
  'I11': 'is repeated too rarely',
  'I12': 'does not follow the pattern',
  'I13': 'is present, though another element forbids it',
};

/** The words for a code, or the code itself. */
export function wordsFor(words: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? `error ${code}`;
}
