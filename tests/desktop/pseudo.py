#!/usr/bin/env python3
# Runs a test of the window in a language that is longer by two fifths: what fits then fits in any.
# SPDX-License-Identifier: GPL-3.0-or-later
# pseudo.py PO-FILE PROGRAM [ARGUMENT...]
import os, re, subprocess, sys, tempfile

MARK = '~' # at the end of each message: by this a test tells ours from the data of the office


def lengthen(text):
  """More words of a usual length behind it; the end of the line stays at the end."""
  body = text.rstrip('\n')
  more = max(1, round(len(re.sub(r'%[-0-9.]*[a-z]+|\\.', '', body)) * 0.4) - 1)
  words = ('êxtra wörds ' * (more // 12 + 1))[:more].strip()
  return body + (' ' if len(body) > 4 else '') + words + MARK + text[len(body):] if body else text


def quote(text):
  return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def read_messages(path):
  """Context, message and plural of each entry, as gettext's own tool lays them out."""
  text = subprocess.run(['msgcat', '--no-wrap', '--no-location', path], capture_output=True, text=True, check=True).stdout
  for block in text.split('\n\n'):
    found = dict(re.findall(r'^(msgctxt|msgid|msgid_plural) ((?:".*"\n?)+)', block, re.M))
    yield {name: eval(''.join(part + ' ' for part in value.split('\n') if part)) for name, value in found.items()}, '#, ' in block and 'c-format' in block


def write_language(path, folder):
  entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"']
  for message, is_format in read_messages(path):
    if not message.get('msgid'):
      continue
    entry = '#, c-format\n' if is_format else ''
    entry += ''.join(f'{name} {quote(message[name])}\n' for name in ('msgctxt', 'msgid', 'msgid_plural') if name in message)
    if 'msgid_plural' in message:
      entry += f"msgstr[0] {quote(lengthen(message['msgid']))}\nmsgstr[1] {quote(lengthen(message['msgid_plural']))}"
    else:
      entry += f"msgstr {quote(lengthen(message['msgid']))}"
    entries.append(entry)
  messages = os.path.join(folder, 'eo', 'LC_MESSAGES')
  os.makedirs(messages)
  subprocess.run(['msgfmt', '--check-format', '-o', os.path.join(messages, 'factotum.mo'), '-'], input='\n\n'.join(entries), text=True, check=True)
  return len(entries) - 1


with tempfile.TemporaryDirectory(prefix='factotum-') as folder:
  print(f'# {write_language(sys.argv[1], folder)} messages', flush=True)
  status = subprocess.call(sys.argv[2:], env=dict(os.environ, LC_ALL='en_US.UTF-8', LANGUAGE='eo', FACTOTUM_TEST_LOCALES=folder))
sys.exit(status)
