// SPDX-License-Identifier: GPL-2.0-or-later
/** One text, as the programs of each compression write it. */

/** Forty rows of a Module.symvers. */
export const TEXT = Array.from({ length: 40 }, (_, number) => {
  const crc = (Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `0x${crc}\tsymbol_${number}\tvmlinux\tEXPORT_SYMBOL\t\n`;
}).join('');

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

export const SAMPLES: Readonly<Record<string, Buffer>> = {
  plain: Buffer.from(TEXT),
  gzip: base64(
    [
      'H4sIAAAAAAAAA33UsW6VMQyG4flwNbEdJ86KxAYqAgaYKsdxJKQWBgQ63D0M/d0pzvxNeV653MvLu/36+zx/Pj2W25/np+8/',
      'ft9v775+fPj05fHztw9vH97f3pT7cOp9TLimcJ6SNd/U8JriebpUW1tA15TO0y5rebN6Tet5Ch24lc7XlM/TydWWYrum7Txl',
      'ksq0+jXt5+mGOW2JXFM5T2Vvqp3GNR3nKTqqFdcgSLjMGpKOGdvEq+kYs1aLbQJWZAGuvWKbiGkvol09tglZ5VoQeMc2MXsp',
      'MaqFBE1AN1R7zTZRg+1NvEe3kLBNBy+CES4kbmzMAivKxcRtq9ieEuli4jbEameKdjFxo7anu0e8mLgtJmoyol5M3Do1dayR',
      'LyZuAIo8d/SLiZvuNRZr9IuJW3WAujn6xcTNrYqNEv1i4iYqpeKMfilxQ5l9Wot+KXF7OY/RLyVujbH9/4volxK3Quw4JPql',
      'xE1hsBK9Ht7EjbYtMI9+KXFbXupoI/qlxK0bGZQa/VLiBtpJxo5+6ej2D/wNDrXWBgAA',
    ].join(''),
  ),
  xz: base64(
    [
      '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AbVAaddABgeAhqgk7oOdiTnSN64LrdA0fwYLHednDlvvgh1RPetHlscmnn5vxSI',
      '3tuOsSzHaJVwUJ4CsMi+jcpejpt16TVACe0n1hywjKp+8Vy7mdzUjkCIUfIhcBnZHu3Y0dMuGqb3zPExflo7ViySferyPFj9',
      'Buys82Y5o/q114l2UTOiOuqZcBICJmuGdd4KrlwEZ8OniAAOc5zIWusqvrxkrH57r4DhVdJHyQGw4ePE5SFZQJMu1E1MnUCH',
      '1ftOshQOeelkXLfTtx74M5e+Z6egSPvWKBroGFzUclaEfcvHfxzPIrSw5vfA9i7/4oVg/cZhWxSwR09JrPG4sIYsUofRis+W',
      'ahwR+lkX8GctbLoDw1lYaAiMv9MmTO3AsBOoxjodUg6JUb0s2QuTjCTNT3iuPr8lnxzznqlNuJm2RGGeqboaJAiIsiIh74MS',
      'WPROpvkocqFbtA3bMZ0VS5i+PstnuBLI3dhxHTOyI1u6y5jcaLOhmPAqTue3Jph+7rrSlI5II1y/InL7NeoCZtWeAo3lxjzO',
      'f2J5pKTHqCd9+rnBkRR6J53mV5pmAAAATiuIAOJzKsgAAcMD1g0AAAG3bhixxGf7AgAAAAAEWVo=',
    ].join(''),
  ),
  'xz crc32': base64(
    [
      '/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4AHzAKddABgeAhqgk7oOdiTnSN64LrdA0fwYLHednDlvvgh1RPetHlscmnn5vxSI',
      '3tuOsSzHaJVwUJ4CsMi+jcpejpt16TVACe0n1hywjKp+8Vy7mdzUjkCIUfIhcBnZHu3Y0dMuGqb3zPExflo7ViySferyPFj9',
      'Buys82Y5o/q114l2UTOiOuqZcBICJmuGdd4KrlwEZ8OniAAOc5zIWusqvrxkrH57TqG328AAAAARPxzrAgAhARYAAAB0L+Wj',
      '4AHzAKFdADqd/SQLQk0fj3fZ6u5D2H6ozxKgpWaCdra6MMhEyPHG2gke1ErlvaoQnaltaFxf1V5KI5IEnoA17J2c+hlQFLc0',
      'x2h1N9sTqDtZLd2II0v+wuLXAj/C4OJIRJx5ZRofSxOaTexCX5089DFPq+7To+RdmX8UdUGwVqR4skIx6yyynfg9qRpn5LG9',
      'vl5noeElICJfLuewwo4mWgmr6F+6NMIAAAAAAMteBPQCACEBFgAAAHQv5aPgAfMApV0ABILTznNwh2gksiIkDrwzec8CKPer',
      'BamlDVKnanh1/rqI2+0Rlv9P0nc57lM4PLgi/pI98OqRRTlA5rvndAM4e3MILCsngRhFmYPQWjSZhtHoIJ2mO6CivjobeNAr',
      '7thEJIihQVocjKfEIjRFsDw+T1pRfJPr7uI2AinLaLRlXN8dL1FkKkbJEG1SorrjaW5xJn5yUldJt3jlq/s2fEFJ5JXEVimT',
      'AAAAAKfxpIICACEBFgAAAHQv5aPgAPkAZF0AMRvJzRtmULg+/AYQ61eqc5BsV17G9ZG5wYMJsyorwRT2jRRhjMmokqFYRHVR',
      'fmBMicef6ooIHPdX495/CcVp0ae5ckaXF94PhojokylBcLDGhTtM2eL4HVs9n8VDy+y7hjsTAAC2EQoBAAS/AfQDuQH0A70B',
      '9AN8+gEAAADDS1NphgAIlgUAAAAAAVla',
    ].join(''),
  ),
  zstd: base64(
    [
      'KLUv/QRYnQoAVtc8GHCvdCBzmo5cmdkijqLRmcsmu0lN/281mEEAMgAxAHWIxN525C4H3uSYNb67ZtU4IrMTYZXHrhmymfVr',
      'MQIACAwEChgSGhQQDA4WBgAsKCIcHiAqAEbDgwSBuJgAGBYjr/hlZtqm8OiYckPDzuY5WUfyeHEa1zFtRnYZyXIRdg//aKan',
      '3UqrUlRVvQmZkul1pgFPfcVm3ojw+Xph4kKOeIbW6BkrSVex6pzy/0nBIqxLa106JaWVC5mP3vVNkY6fJ0MZW2W1kkfLxnR1',
      'Zi2ujXes7/EudVXFt8NWuvRXo8oLIx1SVcEmSZTqCdlQVvKxrdYBUahRaEYEje+/AaAzSnURzJCl8J8ItA8Wr1+uHlqvX64e',
      'Wm/6h0kVIsF0TA+L6WExPSxG3V1Qd8XcuOG2cySrN9JuobIdozYB7WiZfZfsrlIyMikZmZRkCXNDBRw76OdSEA==',
    ].join(''),
  ),
  'zstd 19': base64(
    [
      'KLUv/QRo/QkAptc9GXCvdCBzmo5kSWaLOIpGZy6b7CYP/N9DEAFCADMAMgBrmFlN/HAg6iSS0p3nE7JqRiSzm1SllU83osGq',
      '9mwxAQAEBgIFDAkNCggGBwsDABYUEQ4PEBUA0/AgMSAuJgDGYgKbX0jJj0rT5mBBqjm8+9be0TZSSBHZKb8bzJ00uK3S3YL6',
      'x7u+mE3PStndJT4GFVVieAHrWI7oT0cjYVI6uwysJkK++k7TW940Q2L6/6OkVRrq+TLhjuLbZeoILaIjW+08/djSD6yF17Rp',
      '84bcXBU5+eZJ3jsRL4Zm1sjUV8v1aGNESmdh1lBJHzq2xn7UzfYyGfY9/1GoMXxDhOn2z8CVKh0RzKBY4T8R+AG8bSxig0Oj',
      'UaQfxvh+QiRUAsIa208BGoqNZH7I6cNayO6oRSpBQhVRj6w5WwHLDujnUhA=',
    ].join(''),
  ),
  'zstd sized': base64(
    [
      'KLUv/WTWBZ0KAFbXPBhwr3Qgc5qOXJnZIo6i0ZnLJrtJTf9vNZhBADIAMQB1iMTeduQuB97kmDW+u2bVOCKzE2GVx64Zspn1',
      'azECAAgMBAoYEhoUEAwOFgYALCgiHB4gKgBGw4MEgbiYABgWI6/4ZWbapvDomHJDw87mOVlH8nhxGtcxbUZ2GclyEXYP/2im',
      'p91Kq1JUVb0JmZLpdaYBT33FZt6I8Pl6YeJCjniG1ugZK0lXseqc8v9JwSKsS2tdOiWllQuZj971TZGOnydDGVtltZJHy8Z0',
      'dWYtro13rO/xLnVVxbfDVrr0V6PKCyMdUlXBJkmU6gnZUFbysa3WAVGoUWhGBI3vvwGgM0p1EcyQpfCfCLQPFq9frh5ar1+u',
      'Hlpv+odJFSLBdEwPi+lhMT0sRt1dUHfF3LjhtnMkqzfSbqGyHaM2Ae1omX2X7K5SMjIpGZmUZAlzQwUcO+jnUhA=',
    ].join(''),
  ),
  lz4: base64(
    [
      'BCJNGGRAp3gCAAAzMHgwAQD0HAlzeW1ib2xfMAl2bWxpbnV4CUVYUE9SVF9TWU1CT0wJCjB4OWUzNzc5YjErAB8xKwAHhDNjNmVm',
      'MzYyKwAfMisAB4RkYWE2NmQxMysAHzMrAAeENzhkZGU2YzQrAB80KwAHhDE3MTU2MDc1KwAfNSsAB4RiNTRjZGEyNisAHzYrAAeE',
      'NTM4NDUzZDcrAB83KwAHhGYxYmJjZDg4KwAfOCsAB4Q4ZmYzNDczOSsAHzkrAAeFMmUyYWMwZWGDAQ+vAQiFY2M2MjNhOWIsAA+w',
      'AQiFNmE5OWI0NGMsAA+xAQiFMDhkMTJkZmQsAA+yAQiFYTcwOGE3YWUsAA+zAQiFNDU0MDIxNWYsAA+0AQgDigIFtgIfMbUBCHY4',
      'MWFmMTRjtwIPtgEIdTFmZTY4ZTe4Ah8xtwEIdWJlMWUwODK5Ah8xuAEIdTVjNTU4MWS6Ah8yuAEIdWZhOGNmYji7Ah8yuAEIdTk4',
      'YzQ3NTO8Ah8yuAEIdTM2ZmJlZWW9Ah8yuAEIdWQ1MzM2ODm+Ah8yuAEIdTczNmFlMjS/Ah8yuAEIdTExYTI1YmbAAh8yuAEIdWFm',
      'ZDlkNWHAAh8yuAEIdTRlMTE0ZjXAAh8yuAEIdWVjNDhjOTDAAh8yuAEIdThhODA0MmLAAh8zuAEIdTI4YjdiYzbAAh8zuAEIAx8F',
      'BcACHzO4AQh1NjUyNmFmZMACHzO4AQh1MDM1ZTI5OMACHzO4AQh2YTE5NWEzM3kFD7gBCHUzZmNkMWNlwAIfM7gBCHVkZTA0OTY5',
      'wAIfM7gBCHU3YzNjMTA0wAIfM7gBCHUxYTczODlmwAIfM7gBAVBCT0wJCgAAAABkgEHf',
    ].join(''),
  ),
  'lz4 blocks': base64(
    [
      'BCJNGHRAvXsCAAAzMHgwAQD0HAlzeW1ib2xfMAl2bWxpbnV4CUVYUE9SVF9TWU1CT0wJCjB4OWUzNzc5YjErAB8xKwAHhDNjNmVm',
      'MzYyKwAfMisAB4RkYWE2NmQxMysAHzMrAAeENzhkZGU2YzQrAB80KwAHhDE3MTU2MDc1KwAfNSsAB4RiNTRjZGEyNisAHzYrAAeE',
      'NTM4NDUzZDcrAB83KwAHhGYxYmJjZDg4KwAfOCsAB4Q4ZmYzNDczOSsAHzkrAAeEMmUyYWMwZWErAB8xrwEIhWNjNjIzYTliLAAP',
      'sAEIhTZhOTliNDRjLAAPsQEIhTA4ZDEyZGZkLAAPsgEIhWE3MDhhN2FlLAAPswEIhTQ1NDAyMTVmLAAPtAEIA4oCFTAsAA+1AQh2',
      'ODFhZjE0Y7cCD7YBCHUxZmU2OGU3uAIfMbcBCHViZTFlMDgyuQIfMbgBCHU1YzU1ODFkugIfMrgBCHVmYThjZmI4uwIfMrgBCHU5',
      'OGM0NzUzvAIfMrgBCHUzNmZiZWVlvQIfMrgBCHVkNTMzNjg5vgIfMrgBCHU3MzZhZTI0vwIfMrgBCHUxMWEyNWJmwAIfMrgBCHVh',
      'ZmQ5ZDVhwAIfMrgBCHU0ZTExNGY1wAIfMrgBCIRlYzQ4YzkwZDwCHzK4AQh1OGE4MDQyYsACHzO4AQh1MjhiN2JjNsACHzO4AQgD',
      'HwUFwAIfM7gBCHU2NTI2YWZkwAIfM7gBCHUwMzVlMjk4wAIfM7gBCHVhMTk1YTMzwAIfM7gBCHUzZmNkMWNlwAIfM7gBCHVkZTA0',
      'OTY5wAIfM7gBCHU3YzNjMTA0wAIfM7gBCHUxYTczODlmwAIfM7gBAVBCT0wJCqNJUt8AAAAAZIBB3w==',
    ].join(''),
  ),
  bzip2: base64(
    [
      'QlpoOTFBWSZTWaXMgLEAAG9PgAQwf+ASBtxgvyeLYEABysznbA1AJhG9Unog9DU0ABVPMnlMmhNUAGQABFT/QmjVP0k9I0Mg0AAF',
      'SqTMmp5lPVDRgjTTQNosgBA+gBAW7TXa3XeN2E0nHhTLMkmRJJaSSta01qQINQxDEhgBVgAwYkMAKsAGHXKUuUpvufutbBlJMGzv',
      'TJuGPEAIFFUnGZcxyZRU8JFIKviomBYSS06G6vZZ6bokC1hggcVIYAoClshYOCY0PQgpQ9QqhoUrnWCDKRvZpC01as3pF98JJyml',
      'mY0t1Zs8Deg15ZycRaOGwZvXC0Vpyc7TcKhXR5KkYuaxdS6Y3MyXiVeE1sXvFju0WfO0UscvXNtd2CtcfPXpvtdhkxUrqv4CPURx',
      'EdBHER7iOgjUI9BHMRzEfIjqI7ABA2tjzpbkxmYdXV761a9MKyShUpOutBzY+AAgbKvTLYjR6C+BSEfNV9J0u1bcOpmpnvfGEfCL',
      'kRZ742pa/TlZlopd43q0wuphauK2zaI/RG0RmIzEfwjYI6iP8RoEZiN4jMR3F3JFOFCQpcyAsQ==',
    ].join(''),
  ),
};

/** Forms without a checksum of the content. */
export const UNCHECKED: Readonly<Record<string, Buffer>> = {
  'lz4 legacy': base64(
    [
      'AiFMGHgCAAAzMHgwAQD0HAlzeW1ib2xfMAl2bWxpbnV4CUVYUE9SVF9TWU1CT0wJCjB4OWUzNzc5YjErAB8xKwAHhDNjNmVmMzYy',
      'KwAfMisAB4RkYWE2NmQxMysAHzMrAAeENzhkZGU2YzQrAB80KwAHhDE3MTU2MDc1KwAfNSsAB4RiNTRjZGEyNisAHzYrAAeENTM4',
      'NDUzZDcrAB83KwAHhGYxYmJjZDg4KwAfOCsAB4Q4ZmYzNDczOSsAHzkrAAeFMmUyYWMwZWGDAQ+vAQiFY2M2MjNhOWIsAA+wAQiF',
      'NmE5OWI0NGMsAA+xAQiFMDhkMTJkZmQsAA+yAQiFYTcwOGE3YWUsAA+zAQiFNDU0MDIxNWYsAA+0AQgDigIFtgIfMbUBCHY4MWFm',
      'MTRjtwIPtgEIdTFmZTY4ZTe4Ah8xtwEIdWJlMWUwODK5Ah8xuAEIdTVjNTU4MWS6Ah8yuAEIdWZhOGNmYji7Ah8yuAEIdTk4YzQ3',
      'NTO8Ah8yuAEIdTM2ZmJlZWW9Ah8yuAEIdWQ1MzM2ODm+Ah8yuAEIdTczNmFlMjS/Ah8yuAEIdTExYTI1YmbAAh8yuAEIdWFmZDlk',
      'NWHAAh8yuAEIdTRlMTE0ZjXAAh8yuAEIdWVjNDhjOTDAAh8yuAEIdThhODA0MmLAAh8zuAEIdTI4YjdiYzbAAh8zuAEIAx8FBcAC',
      'HzO4AQh1NjUyNmFmZMACHzO4AQh1MDM1ZTI5OMACHzO4AQh2YTE5NWEzM3kFD7gBCHUzZmNkMWNlwAIfM7gBCHVkZTA0OTY5wAIf',
      'M7gBCHU3YzNjMTA0wAIfM7gBCHUxYTczODlmwAIfM7gBAVBCT0wJCg==',
    ].join(''),
  ),
  lzma: base64(
    [
      'XQAAgAD//////////wAYHgIaoJO6DnYk50jeuC63QNH8GCx3nZw5b74IdUT3rR5bHJp5+b8UiN7bjrEsx2iVcFCeArDIvo3KXo6b',
      'dek1QAntJ9YcsIyqfvFcu5nc1I5AiFHyIXAZ2R7t2NHTLhqm98zxMX5aO1Yskn3q8jxY/QbsrPNmOaP6tdeJdlEzojrqmXASAiZr',
      'hnXeCq5cBGfDp4gADnOcyFrrKr68ZKx+e6+A4VXSR8kBsOHjxOUhWUCTLtRNTJ1Ah9X7TrIUDnnpZFy307ce+DOXvmenoEj71iga',
      '6Bhc1HJWhH3Lx38czyK0sOb3wPYu/+KFYP3GYVsUsEdPSazxuLCGLFKH0YrPlmocEfpZF/BnLWy6A8NZWGgIjL/TJkztwLATqMY6',
      'HVIOiVG9LNkLk4wkzU94rj6/JZ8c856pTbiZtkRhnqm6GiQIiLIiIe+DElj0Tqb5KHKhW7QN2zGdFUuYvj7LZ7gSyN3YcR0zsiNb',
      'usuY3GizoZjwKk7ntyaYfu660pSOSCNcvyJy+zXqAmbVngKN5cY8zn9ieaSkx6gnffq5wZEUeied5mKCApH//RU3Ag==',
    ].join(''),
  ),
};
