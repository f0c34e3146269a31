/* The help, inside the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-help-dialog.h"

#include <glib/gi18n-lib.h>
#include "desk-dialog.h"

static const struct
{
  const char *title;
  const char *text;
} topics[] = {
  { N_("The First Ten Minutes"),
    N_("Open the demo office and look round: the rooms are on the left, their lists in the middle, one record on the right.\n\n"
       "Press Ctrl+F and type a part of any name or number. Press Ctrl+K and type what you want to do.\n\n"
       "Change something and save it with Ctrl+S. Press Ctrl+Z: it is taken back, even tomorrow.") },
  { N_("Today"),
    N_("Today shows what is late, short or waiting. Enter on a line opens exactly these records.\n\n"
       "What is or will be late stands above it. Ctrl+L lists these lines with the cause; Enter on one shows the plans, with their cost, the new day and what they do to other orders. "
       "Enter on a plan carries it out; Ctrl+Z takes it back.") },
  { N_("Records and Forms"),
    N_("Ctrl+N begins a new record, Ctrl+S saves it. What you typed is also saved when you go to another record.\n\n"
       "A field with a pointer to another record offers suggestions as you type: Down and Enter choose one, the arrow opens it.\n\n"
       "A value that cannot be is marked red, and a sentence says why. Nothing is saved until it is right. The day that a command asks for is filled in with today where today is meant.") },
  { N_("Lists"),
    N_("Type above a list to search it; choose a view beside it. A click on a heading sorts. The menu saves the list as a CSV file.\n\n"
       "The last view is the trash: open a record there and restore it.\n\n"
       "Columns in the menu, or a right click on a heading, chooses what a list shows. It is remembered for each kind of record.\n\n"
       "Select several with Shift or Ctrl, or all with Ctrl+A: Shift+F10, the button below the list and Ctrl+K do something to all of them. "
       "The oldest comes first. What a rule refuses stays as it was, and you are told why; one Ctrl+Z takes the rest back. "
       "Where a command makes new records, the window goes on to them.") },
  { N_("Orders"),
    N_("An order is a draft until you confirm it. Shipping takes the goods out of stock; it asks for a reason where there is too little. Then it can be invoiced.\n\n"
       "The actions are in the menu of the record, and in Ctrl+K. Lines are added below the head of the order.\n\n"
       "Ctrl+Shift+N enters a new order without a mouse: a part of the customer’s name and Enter, then line after line as “5 chai” or “2 box chai @ 3.50” and Enter, "
       "Ctrl+Enter to confirm. Sum, margin, stock and credit show while you type.") },
  { N_("Changing an Order, and Its Papers"),
    N_("A confirmed order can be changed at any time: line, quantity, price, day, address. Each change is a version that says old and new. "
       "Promise and Margin on its page says when it can be there, which stock or receipt covers each line, and what the customer owes.\n\n"
       "What is printed or saved as PDF for a customer or supplier is kept. When a change outdates it, the page names it: Replace, or Ctrl+Shift+P, shows the new one. "
       "Replace All prints all of the order in one go, and the line on Today those of all orders.") },
  { N_("Picking, Packing, Shipping"),
    N_("Make Pick List collects what is reserved, along the route of the locations. Ctrl+B picks it with a scanner, which is a keyboard: scan the pick list, then items, lots, places or orders. "
       "What is next stands there in big letters; 12*code counts twelve; F2 says that the rest is missing and corrects the stock; Ctrl+Z takes the last scan back; Ctrl+Enter packs.\n\n"
       "A shipment has parcels, carrier, tracking number and day. Run Sheet among the reports lists the stops of the day for each carrier, with room to sign. "
       "Goods that come back are announced, received and inspected under Returns: back to stock, scrapped, replaced or credited. "
       "Ctrl+Z takes an inspection back; a credit note stays, and an invoice over the same takes it back. Goods, reservations and what is owed are then as before, and Ctrl+Shift+Z inspects again. "
       "Credit the Goods credits what was inspected without, Take the Credit Back does the opposite.") },
  { N_("Inventory"),
    N_("What is on hand is the sum of the stock moves. Receive Stock and Adjust Stock in the menu of an item write a move; moves are never changed afterwards.\n\n"
       "Stock lies at locations, in lots and under serial numbers where an item asks for it; Transfer Stock moves it. Nothing is picked from a blocked place or one of quality check. "
       "Units such as a box of 24 are entered as “2 box” and printed like that.") },
  { N_("Stocktakes"),
    N_("Plan a stocktake for a location, a category or an ABC class and start it; the count sheet does not say what is expected. Count by scan or line by line, then finish the count.\n\n"
       "Where it differs by more than the limit, the place is to be counted again. Who counts again sees neither the first count nor the difference; the count sheet lists only these places. "
       "Somebody else approves, and only then the stock changes. What moved meanwhile is no difference.") },
  { N_("Purchasing"),
    N_("In the list of purchase proposals, Propose Purchases works out what has to be bought, why, and until when; Ctrl+Enter there makes one purchase order for each supplier. Leave Out keeps an item off the list.\n\n"
       "A supplier is verified before the first order. Receive Goods books what came, also in parts; Record Bill compares the bill with order and receipt, and what differs waits among the exceptions. "
       "Both list the lines of the order with what is still to be received or billed: change what differs, and type 0 for what did not come. "
       "A new bank account of a supplier needs a second person and a call back. Suppliers on Time and in Full among the reports says who keeps the word; "
       "the page of a supplier says it of that one, with the lead time that was promised and the one that was learnt.") },
  { N_("Plans for Late Orders"),
    N_("Ctrl+L lists the lines that are or will be late, Enter shows the plans: ship in parts, take what another order can spare, a substitute, goods from a closed place, another supplier, express, a faster carrier, a new day. "
       "Each says its cost, the new day and what it does to others. Enter carries it out as one change; Ctrl+Z takes it back.\n\n"
       "When the day moves, a letter in the customer’s language is written. The plan’s page prints it, opens your mail program with it, saves it as an e-mail file, or copies it. "
       "Goodwill in Company Details is a share of the price: with it the new day is offered once more with that amount off. "
       "Carry Out a Plan in Ctrl+K also takes an amount of goodwill, which is taken off the order. On Time and in Full among the reports shows how well you did, by customer, item, carrier and cause.") },
  { N_("Invoices"),
    N_("Draft Invoice in the menu of an order takes what was shipped and is on no invoice yet; Invoice Order drafts and posts at once. A draft has no number and can be changed.\n\n"
       "Posting gives the next number, writes the books and keeps the paper as PDF, byte for byte. What is posted stays: Credit Invoice corrects all of it or one line, and Ctrl+Z does the same.\n\n"
       "Saving or printing the paper again gives the copy that was kept. Invoices are posted in the currency of the company.\n\n"
       "The Journal holds every entry of the books. The arrow beside its document opens what it comes from: the invoice, the payment, the bill, the goods.") },
  { N_("Payments"),
    N_("Record Payment in the menu of an invoice or of a customer takes money in; without named invoices the oldest are paid first. Early payment discount is taken where the sum fits it. "
       "What is open of an invoice stands there already, less the discount of today. What is too much stays on the payment: allocate it later, or pay it back.\n\n"
       "A payment is never deleted: Reverse Payment, or Ctrl+Z, writes the opposite. Suppliers are paid in the menu of a bill; by bank only to an account that a second person approved.\n\n"
       "Open Invoices by Age, in the reports, says what was open on any day.") },
  { N_("Reminders"),
    N_("Today says how many invoices wait for a reminder. Remind Customers, in the list of reminders and in Ctrl+K, writes one letter a customer with all that is overdue; "
       "each of its invoices steps up a level, three in all. Nobody gets two letters on one day.\n\n"
       "Days, fees and interest are in Company Details. Fee and interest are posted as a charge, so that a part payment does not lose them. Interest is counted on what was open each day.\n\n"
       "Cancel Reminder credits the charge and steps the invoices back.") },
  { N_("Taxes"),
    N_("A tax code has rates with their days; an invoice takes the rate of the day on which it is issued, and says the note of the code. "
       "Add the Taxes of a Country, in the list of tax codes and in Ctrl+K, brings examples for Germany, Italy, Brazil and the United States: look at them before you use them. "
       "A new company can begin with them.\n\n"
       "The code of the customer goes before the code of the item.") },
  { N_("Tickets"),
    N_("The priority follows from impact and urgency. Assign, resolve, close and reopen are in the menu of the ticket; each leaves an event.") },
  { N_("Undo and History"),
    N_("Ctrl+Z takes back the last saved change as a new change, Ctrl+Shift+Z brings it again. A change that somebody has built upon is refused with the reason.\n\n"
       "History in the menu of a record says who changed what, and when. The change log is a chain: Check the Books shows whether anybody altered it.\n\n"
       "While you type, Ctrl+Z goes back field by field and Ctrl+Shift+Z forward again; Escape or Discard takes back all that is not saved.") },
  { N_("Erasing a Person"),
    N_("Who asks to be forgotten can be: Erase Person in the menu of an employee or a contact takes the personal details out of the record, its history, its orders, the tickets and the search, "
       "so that no byte of them is left in the file. Numbers, figures and links stay, so that orders and reports still add up. It cannot be taken back, nor can what was changed in that record before, and the record cannot be restored from the trash.\n\n"
       "It is refused while the books need the person: somebody who works here, a contact with an order that is not finished. Orders that were invoiced keep their address for ten years.\n\n"
       "Papers of which a copy is kept, such as invoices, credit notes and reminders, keep the name that is printed on them: the law wants them as they left the house. The question before erasing names them.\n\n"
       "Search for the name before you erase: what was written about the person in tickets and other records is not found out by itself. Backups, and files that were exported or printed, keep what they hold until you delete them. "
       "Who made which change stays in the change log.") },
  { N_("Import"),
    N_("Import in the main menu takes in CSV files of other programs. It guesses how the file is written, shows what is new, changed, the same or refused, and writes only when you say so.\n\n"
       "A second import of the same file changes nothing. Refused rows are saved as a file that can be mended and imported again.\n\n"
       "A CSV file dropped on the window is imported, a .factotum file dropped there is opened.") },
  { N_("Papers and Reports"),
    N_("Ctrl+P shows the paper of the record on the right, or the list of reports. Preview, PDF and printer show the same page. Tables can be saved as CSV and XLSX.\n\n"
       "The logo of the letterhead is in Company Details in the menu of the company: choose a PNG, JPEG or SVG file, or drop it there. "
       "What the law of your country wants on letters, such as register, directors and capital, is filled in there too and stands at their foot.\n\n"
       "A paper is written in the language of the customer or supplier, else in that of the company. A language is entered by its name, such as German or Portuguese (Brazil).") },
  { N_("Backups"),
    N_("A verified copy is made every few hours and when you close the company, if something changed; if it cannot be written, the window stays and says why. Backups in the main menu lists the copies; one of them can be restored. "
       "What the company held before is kept.") },
  { N_("Protected Fields"),
    N_("Birth date, tax number, bank account and salary of employees are encrypted in the file. The key is in the keyring of your computer; the printed recovery kit opens it elsewhere. "
       "Keep the kit in a safe place: nobody can replace it.") },
  { N_("Where the Data Lies"),
    N_("Each company is one SQLite file in the folder factotum of your data. Copy it only with Backups or while Factotum is closed.") },
};

static AdwNavigationPage *
make_topic (guint i)
{
  GtkWidget *toolbar = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *label = gtk_label_new (_(topics[i].text));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "reading");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (clamp, "form-page");
  adw_clamp_set_child (ADW_CLAMP (clamp), label);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  return adw_navigation_page_new (toolbar, _(topics[i].title));
}

static void
topic_cb (AdwActionRow *row, AdwNavigationView *view)
{
  adw_navigation_view_push (view, make_topic (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "topic"))));
}

static GtkWidget *
make_list (AdwNavigationView *view)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(topics[i].title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "topic", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "activated", G_CALLBACK (topic_cb), view, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

void
desk_help_dialog_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_navigation_view_new (), *page = adw_preferences_page_new (), *toolbar = adw_toolbar_view_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_list (ADW_NAVIGATION_VIEW (view))));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), page);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), adw_navigation_page_new (toolbar, _("Help")));
  adw_dialog_set_title (dialog, _("Help"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, parent);
  desk_dialog_fit (dialog);
}

/* GTK would make it with each window, for most of which nobody ever asks. */
void
desk_help_present_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/factotum/Factotum/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
