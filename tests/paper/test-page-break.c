/* Where one page ends and the next starts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-page-break.h"

static void
assert_page (GArray  *pages,
             guint    index,
             guint    first,
             guint    end,
             gboolean repeats_head)
{
  const PaperPage *page = &g_array_index (pages, PaperPage, index);

  g_assert_cmpuint (page->first, ==, first);
  g_assert_cmpuint (page->end, ==, end);
  g_assert_cmpint (page->repeats_head, ==, repeats_head);
}

static void
test_nothing (void)
{
  g_autoptr (GArray) pages = paper_break_pages (NULL, 0, 100, 100);

  g_assert_cmpuint (pages->len, ==, 1);
  assert_page (pages, 0, 0, 0, FALSE);
}

static void
test_exact_fit (void)
{
  const PaperItem items[] = { { 25 }, { 25 }, { 25 }, { 25 }, { 25 }, { 75 } };
  g_autoptr (GArray) pages = paper_break_pages (items, G_N_ELEMENTS (items), 50, 100);

  g_assert_cmpuint (pages->len, ==, 3);
  assert_page (pages, 0, 0, 2, FALSE);
  assert_page (pages, 1, 2, 5, FALSE);
  assert_page (pages, 2, 5, 6, FALSE);
}

static void
test_keeping (void)
{
  const PaperItem items[] = { { 60 }, { 20, 0, PAPER_KEEP_WITH_NEXT }, { 10, 0, PAPER_KEEP_WITH_NEXT }, { 20 }, { 60 } };
  g_autoptr (GArray) pages = paper_break_pages (items, G_N_ELEMENTS (items), 100, 100);

  g_assert_cmpuint (pages->len, ==, 3);
  assert_page (pages, 0, 0, 1, FALSE);
  assert_page (pages, 1, 1, 4, FALSE);
}

static void
test_long_chain (void)
{
  const PaperItem kept = { 10, 0, PAPER_KEEP_WITH_NEXT };
  PaperItem items[50];
  g_autoptr (GArray) pages = NULL;
  guint n_items = 0;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = kept;
  pages = paper_break_pages (items, G_N_ELEMENTS (items), 100, 100);
  g_assert_cmpuint (pages->len, ==, 5);
  for (guint i = 0; i < pages->len; i++)
    {
      const PaperPage *page = &g_array_index (pages, PaperPage, i);

      g_assert_cmpuint (page->first, ==, n_items);
      n_items = page->end;
    }
  g_assert_cmpuint (n_items, ==, G_N_ELEMENTS (items));
}

static void
test_heads (void)
{
  PaperItem items[] = { { 20, 0, PAPER_KEEP_WITH_NEXT }, { 40, 20, PAPER_HAS_HEAD }, { 40, 20, PAPER_HAS_HEAD }, { 40, 20, PAPER_HAS_HEAD }, { 40, 20, PAPER_HAS_HEAD }, { 40 } };
  g_autoptr (GArray) pages = paper_break_pages (items, G_N_ELEMENTS (items), 100, 100);

  g_assert_cmpuint (pages->len, ==, 3);
  assert_page (pages, 0, 0, 3, FALSE);
  assert_page (pages, 1, 3, 5, TRUE);
  assert_page (pages, 2, 5, 6, FALSE);
}

static void
test_too_high (void)
{
  const PaperItem items[] = { { 30 }, { 500 }, { 30 } };
  g_autoptr (GArray) pages = paper_break_pages (items, G_N_ELEMENTS (items), 100, 100);

  g_assert_cmpuint (pages->len, ==, 3);
  assert_page (pages, 1, 1, 2, FALSE);
}

static void
test_spaces (void)
{
  const PaperItem items[] = { { 90 }, { 30, 0, PAPER_VANISHES_AT_EDGE }, { 50 }, { 50 }, { 30, 0, PAPER_VANISHES_AT_EDGE } };
  g_autoptr (GArray) pages = paper_break_pages (items, G_N_ELEMENTS (items), 100, 100);

  g_assert_cmpuint (pages->len, ==, 2);
  assert_page (pages, 0, 0, 2, FALSE);
  assert_page (pages, 1, 2, 5, FALSE);
}

static PaperItem
create_random_item (GRand *random)
{
  PaperItem item = { .height = (float) g_rand_int_range (random, 1, 40) };

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      item.flags = PAPER_KEEP_WITH_NEXT;
      break;
    case 1:
      item.flags = PAPER_VANISHES_AT_EDGE;
      break;
    case 2:
      item.flags = PAPER_HAS_HEAD;
      item.head_height = 15;
      break;
    default:
      break;
    }
  return item;
}

/* Height of what is drawn: spaces at the foot fall off the page. */
static double
measure_page (const PaperItem *items,
              const PaperPage *page)
{
  double height = page->repeats_head ? items[page->first].head_height : 0, drawn = height;

  for (guint i = page->first; i < page->end; i++)
    {
      height += items[i].height;
      if ((items[i].flags & PAPER_VANISHES_AT_EDGE) == 0)
        drawn = height;
    }
  return drawn;
}

static void
test_any_items (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint run = 0; run < 2000; run++)
    {
      guint n_items = g_rand_int_range (random, 0, 120), next = 0;
      g_autofree PaperItem *items = g_new (PaperItem, n_items + 1);
      g_autoptr (GArray) pages = NULL;

      for (guint i = 0; i < n_items; i++)
        items[i] = create_random_item (random);
      pages = paper_break_pages (items, n_items, 60, 100);
      for (guint i = 0; i < pages->len; i++)
        {
          const PaperPage *page = &g_array_index (pages, PaperPage, i);

          g_assert_cmpuint (page->first, ==, next);
          g_assert_true (page->end > page->first || n_items == 0);
          g_assert_cmpfloat (measure_page (items, page), <=, i == 0 ? 60.02 : 100.02);
          next = page->end;
        }
      g_assert_cmpuint (next, ==, n_items);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pages/nothing-makes-one-page", test_nothing);
  g_test_add_func ("/paper/pages/a-page-is-filled-to-the-last-point", test_exact_fit);
  g_test_add_func ("/paper/pages/what-belongs-together-stays-together", test_keeping);
  g_test_add_func ("/paper/pages/a-chain-too-long-for-a-page-is-divided", test_long_chain);
  g_test_add_func ("/paper/pages/a-page-that-starts-in-a-table-repeats-its-head", test_heads);
  g_test_add_func ("/paper/pages/what-is-too-high-gets-a-page-of-its-own", test_too_high);
  g_test_add_func ("/paper/pages/any-items-are-all-there-once-and-fit", test_any_items);
  g_test_add_func ("/paper/pages/a-space-never-starts-a-page", test_spaces);
  return g_test_run ();
}
