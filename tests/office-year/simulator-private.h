/* What the parts of the simulator share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "simulator.h"
#include <base-number.h>

#define ONE BASE_QUANTITY_ONE

typedef gboolean (*SimulatorTest) (Simulator *self, int index);

int      sim_draw     (Simulator *self, int from, int to);
gboolean sim_chance   (Simulator *self, int percent);
/* One of n, mostly one that passes the test. */
int      sim_pick     (Simulator *self, int n, SimulatorTest test);
guint32  sim_today    (Simulator *self);
ModelDay sim_day      (Simulator *self);
void     sim_set_user (Simulator *self, const char *name);
void     sim_fault    (Simulator *self, const char *what);
/* expected: the words of the refusal that the model foresees, NULL for success; then the model becomes next. TRUE when it was done as foreseen. */
gboolean sim_try      (Simulator *self, const char *command, GVariant *arguments, const char *expected);
/* What the last command gave back. */
gint64   sim_result   (Simulator *self);
/* The model has been told more than a command did: next follows. */
void     sim_learn    (Simulator *self);
gint64   sim_number   (Simulator *self, const char *sql, gint64 parameter);
/* From here nothing is taken back. */
void     sim_forget   (Simulator *self);

void sim_enter_order   (Simulator *self);
void sim_confirm_order (Simulator *self);
void sim_ship_order    (Simulator *self);
void sim_ship_part     (Simulator *self);
void sim_invoice_order (Simulator *self);
void sim_change_line   (Simulator *self);
void sim_cancel_order  (Simulator *self);
void sim_cancel_rest   (Simulator *self);
void sim_reopen_order  (Simulator *self);
void sim_pay           (Simulator *self);
void sim_announce      (Simulator *self);
void sim_receive_return (Simulator *self);
void sim_cancel_return (Simulator *self);
void sim_inspect       (Simulator *self);

void sim_receive_stock  (Simulator *self);
void sim_adjust_stock   (Simulator *self);
void sim_write_off      (Simulator *self);
void sim_transfer_stock (Simulator *self);
void sim_scrap_stock    (Simulator *self);
void sim_count_stock    (Simulator *self);
void sim_change_price   (Simulator *self);

void sim_buy             (Simulator *self);
void sim_receive_goods   (Simulator *self);
void sim_close_purchase  (Simulator *self);
void sim_cancel_purchase (Simulator *self);
void sim_reopen_purchase (Simulator *self);
void sim_record_bill     (Simulator *self);
void sim_approve_bill    (Simulator *self);
void sim_post_bill       (Simulator *self);
void sim_pay_bill        (Simulator *self);

void sim_found (Simulator *self);
