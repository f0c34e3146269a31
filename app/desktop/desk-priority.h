/* What is done first when nobody waits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Idle sources of one priority run one after the other between two looks at the keyboard: with a priority each, one does. After what is seen, which has G_PRIORITY_DEFAULT_IDLE. */
#define DESK_PRIORITY_LIST (G_PRIORITY_DEFAULT_IDLE + 10) /* the list beside a record */
#define DESK_PRIORITY_GROW (G_PRIORITY_DEFAULT_IDLE + 20) /* more of its rows */
#define DESK_PRIORITY_TIDY (G_PRIORITY_DEFAULT_IDLE + 30) /* what is not seen any more */
