/* Faults planted behind the back of the rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A test: each must be noticed. */
void planted_faults_are_caught (void);
