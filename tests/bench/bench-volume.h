/* Companies of a size that matters, filled by statements.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <office.h>
#include <store-file.h>

G_BEGIN_DECLS

#define BENCH_ONE G_GINT64_CONSTANT (1000000)

/* Runs a command, arguments floating; what it gives back as a number, 0 if none. Ends the program when it is refused. */
gint64     bench_run           (StoreFile *file, const char *command, GVariant *arguments);
/* A company with 500 customers (numbers 1 to 500) and 60 suppliers. full */
StoreFile *bench_found         (const char *path, BaseEnvironment *environment);
/* So many items, numbered from first; 1,000 of each came in, and of each went out so many, one by one, over the last two years. Their rows are in the change log. */
void       bench_add_items     (StoreFile *file, gint64 first, gint64 items, gint64 shipments);
/* Two postings each, between bank and sales. */
void       bench_add_entries   (StoreFile *file, gint64 entries);
/* Confirmed orders of three lines; every fourth line asks for more than is there. By the commands. */
void       bench_add_orders    (StoreFile *file, gint64 orders, gint64 items);

G_END_DECLS
