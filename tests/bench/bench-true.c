/* The floor of a start of the command line: a program with its libraries that does nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
int
main (void)
{
  return 0;
}
