/* Words of which an invented firm is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include "office-demo-words.h"

const DemoCountry demo_countries[DEMO_N_COUNTRIES] = {
  {
    "en", "en_GB", "United Kingdom", "GBP", "co.uk", "+44 117", "Harbour & Vale Trading Ltd", NULL, "GB",
    { "Alice", "Thomas", "Grace", "Oliver", "Hannah", "Samuel", "Emily", "Daniel", "Sophie", "George", "Megan", "Edward", "Olivia", "Henry", "Charlotte", "Arthur" },
    { "Ashworth", "Bennett", "Carter", "Dawson", "Ellison", "Fletcher", "Goodwin", "Hartley", "Ingram", "Jarvis", "Kendall", "Lawson", "Mercer", "Norton", "O’Brien", "Pearce" },
    { "High Street", "Station Road", "Mill Lane", "Church Street", "Victoria Road", "Queens Avenue", "Harbour Way", "Castle Street" },
    { "Interiors", "Stationery", "Hotels", "Kitchens", "Bakeries", "Workshops", "Schools", "Garden Centres" },
    { "Couriers", "Freight" },
    { "Ltd", "& Sons", "plc" },
    { { "Bristol", "BS1 4DJ", "Avon" }, { "Leeds", "LS1 5AA", "West Yorkshire" }, { "Norwich", "NR2 1TF", "Norfolk" }, { "Exeter", "EX1 1GJ", "Devon" },
      { "Glasgow", "G2 3BZ", "Scotland" }, { "Cardiff", "CF10 1EP", "Wales" }, { "Belfast", "BT1 5GS", "Northern Ireland" }, { "Oxford", "OX1 2JD", "Oxfordshire" } },
  },
  {
    "de", "de_DE", "Deutschland", "EUR", "de", "+49 40", "Bergmann & Söhne Handels GmbH", " ", "DE",
    { "Anna", "Jürgen", "Käthe", "Lukas", "Sabine", "Matthias", "Heike", "Björn", "Ursula", "Stefan", "Jördis", "Felix", "Renate", "Moritz", "Änne", "Tobias" },
    { "Müller", "Schäfer", "Groß", "Köhler", "Weiß", "Hofmann", "Krüger", "Böhm", "Vogel", "Lindner", "Franke", "Jäger", "Seidel", "Brandt", "Thoma", "Österreich" },
    { "Hauptstraße", "Bahnhofstraße", "Gartenweg", "Am Markt", "Lindenallee", "Schulstraße", "Mühlenweg", "Königstraße" },
    { "Bürobedarf", "Möbel", "Hotelbetriebe", "Küchen", "Bäckereien", "Werkstätten", "Großhandel", "Gärtnerei" },
    { "Spedition", "Kurierdienst" },
    { "GmbH", "GmbH & Co. KG", "e. K." },
    { { "Hamburg", "20095", "Hamburg" }, { "Köln", "50667", "Nordrhein-Westfalen" }, { "München", "80331", "Bayern" }, { "Leipzig", "04109", "Sachsen" },
      { "Münster", "48143", "Nordrhein-Westfalen" }, { "Freiburg", "79098", "Baden-Württemberg" }, { "Lübeck", "23552", "Schleswig-Holstein" }, { "Erfurt", "99084", "Thüringen" } },
  },
  {
    "it", "it_IT", "Italia", "EUR", "it", "+39 011", "Fratelli Colombo S.r.l.", ", ", "IT00",
    { "Giulia", "Marco", "Chiara", "Luca", "Francesca", "Niccolò", "Sara", "Andrea", "Elena", "Matteo", "Noemi", "Davide", "Marta", "Simone", "Irene", "Paolo" },
    { "Rossi", "Ferrari", "Esposito", "Bianchi", "Romano", "Ricci", "Greco", "Conti", "De Luca", "Mancini", "Dell’Acqua", "Barbieri", "Nicolò", "Galli", "Serra", "Farinà" },
    { "Via Roma", "Corso Garibaldi", "Via Mazzini", "Piazza Dante", "Viale Europa", "Via Verdi", "Via della Libertà", "Largo Cavour" },
    { "Cartoleria", "Arredamenti", "Alberghi", "Cucine", "Panifici", "Officine", "Forniture", "Vivai" },
    { "Trasporti", "Corrieri" },
    { "S.r.l.", "S.p.A.", "S.n.c." },
    { { "Torino", "10121", "TO" }, { "Milano", "20121", "MI" }, { "Bologna", "40121", "BO" }, { "Forlì", "47121", "FC" },
      { "Bari", "70121", "BA" }, { "Cantù", "22063", "CO" }, { "Palermo", "90133", "PA" }, { "Verona", "37121", "VR" } },
  },
  {
    "pt", "pt_BR", "Brasil", "BRL", "com.br", "+55 41", "Araucária Comércio e Distribuição Ltda.", ", ", "00",
    { "Ana", "João", "Beatriz", "Antônio", "Camila", "Rafael", "Letícia", "Gustavo", "Inês", "Thiago", "Conceição", "Otávio", "Mariana", "Caio", "Lívia", "Sebastião" },
    { "Silva", "Souza", "Araújo", "Conceição", "Gonçalves", "Magalhães", "Ribeiro", "Carvalho", "Assunção", "Teixeira", "Brandão", "Falcão", "Nogueira", "Peçanha", "Queirós", "Rocha" },
    { "Rua das Flores", "Avenida Brasil", "Rua XV de Novembro", "Travessa São João", "Alameda Santos", "Rua do Comércio", "Avenida Getúlio Vargas", "Rua Paraná" },
    { "Papelaria", "Móveis", "Hotéis", "Cozinhas", "Padarias", "Oficinas", "Distribuidora", "Jardins" },
    { "Transportes", "Entregas" },
    { "Ltda.", "S.A.", "ME" },
    { { "Curitiba", "80010-000", "PR" }, { "São Paulo", "01001-000", "SP" }, { "Florianópolis", "88010-000", "SC" }, { "Belém", "66010-000", "PA" },
      { "Goiânia", "74003-010", "GO" }, { "Maceió", "57020-000", "AL" }, { "Vitória", "29010-000", "ES" }, { "Niterói", "24020-000", "RJ" } },
  },
};

const DemoJob demo_jobs[DEMO_N_JOBS] = {
  { NC_ ("demo", "Management"), NC_ ("demo", "Managing director") },
  { NC_ ("demo", "Sales"), NC_ ("demo", "Head of sales") },
  { NC_ ("demo", "Purchasing"), NC_ ("demo", "Head of purchasing") },
  { NC_ ("demo", "Warehouse"), NC_ ("demo", "Warehouse manager") },
  { NC_ ("demo", "Accounting"), NC_ ("demo", "Head of accounting") },
  { NC_ ("demo", "IT"), NC_ ("demo", "Systems administrator") },
  { NC_ ("demo", "Sales"), NC_ ("demo", "Sales representative") },
  { NC_ ("demo", "Warehouse"), NC_ ("demo", "Warehouse clerk") },
  { NC_ ("demo", "Sales"), NC_ ("demo", "Sales assistant") },
  { NC_ ("demo", "Accounting"), NC_ ("demo", "Bookkeeper") },
  { NC_ ("demo", "Purchasing"), NC_ ("demo", "Buyer") },
  { NC_ ("demo", "Warehouse"), NC_ ("demo", "Driver") },
};

const DemoGoods demo_goods[DEMO_N_GOODS] = {
  { NC_ ("demo", "copy paper"), NC_ ("demo", "Paper"), NC_ ("demo", "box"), 23 },
  { NC_ ("demo", "envelopes"), NC_ ("demo", "Paper"), NC_ ("demo", "pack"), 9 },
  { NC_ ("demo", "notebook"), NC_ ("demo", "Paper"), NC_ ("demo", "piece"), 4 },
  { NC_ ("demo", "sticky notes"), NC_ ("demo", "Paper"), NC_ ("demo", "pack"), 6 },
  { NC_ ("demo", "ballpoint pen"), NC_ ("demo", "Writing"), NC_ ("demo", "piece"), 2 },
  { NC_ ("demo", "marker set"), NC_ ("demo", "Writing"), NC_ ("demo", "set"), 12 },
  { NC_ ("demo", "pencil"), NC_ ("demo", "Writing"), NC_ ("demo", "dozen"), 5 },
  { NC_ ("demo", "fountain pen"), NC_ ("demo", "Writing"), NC_ ("demo", "piece"), 38 },
  { NC_ ("demo", "desk lamp"), NC_ ("demo", "Furniture"), NC_ ("demo", "piece"), 54 },
  { NC_ ("demo", "office chair"), NC_ ("demo", "Furniture"), NC_ ("demo", "piece"), 219 },
  { NC_ ("demo", "standing desk"), NC_ ("demo", "Furniture"), NC_ ("demo", "piece"), 489 },
  { NC_ ("demo", "filing cabinet"), NC_ ("demo", "Furniture"), NC_ ("demo", "piece"), 169 },
  { NC_ ("demo", "coffee beans"), NC_ ("demo", "Kitchen"), NC_ ("demo", "kg"), 14 },
  { NC_ ("demo", "tea assortment"), NC_ ("demo", "Kitchen"), NC_ ("demo", "box"), 11 },
  { NC_ ("demo", "mug"), NC_ ("demo", "Kitchen"), NC_ ("demo", "piece"), 7 },
  { NC_ ("demo", "water filter"), NC_ ("demo", "Kitchen"), NC_ ("demo", "pack"), 18 },
  { NC_ ("demo", "cleaning spray"), NC_ ("demo", "Household"), NC_ ("demo", "bottle"), 4 },
  { NC_ ("demo", "paper towels"), NC_ ("demo", "Household"), NC_ ("demo", "pack"), 8 },
  { NC_ ("demo", "bin liners"), NC_ ("demo", "Household"), NC_ ("demo", "roll"), 5 },
  { NC_ ("demo", "hand soap"), NC_ ("demo", "Household"), NC_ ("demo", "bottle"), 3 },
  { NC_ ("demo", "network cable"), NC_ ("demo", "Technology"), NC_ ("demo", "piece"), 6 },
  { NC_ ("demo", "keyboard"), NC_ ("demo", "Technology"), NC_ ("demo", "piece"), 45 },
  { NC_ ("demo", "monitor arm"), NC_ ("demo", "Technology"), NC_ ("demo", "piece"), 89 },
  { NC_ ("demo", "toner cartridge"), NC_ ("demo", "Technology"), NC_ ("demo", "piece"), 72 },
};

const char *const demo_kinds[DEMO_N_KINDS] = { NC_ ("demo", "Classic"), NC_ ("demo", "Recycled"), NC_ ("demo", "Premium"), NC_ ("demo", "Economy"), NC_ ("demo", "Nordic"), NC_ ("demo", "Compact"), NC_ ("demo", "Studio"), NC_ ("demo", "Alpine"), NC_ ("demo", "Everyday"), NC_ ("demo", "Professional") };

const char *const demo_sizes[DEMO_N_SIZES] = { "S", "M", "L", "XL", NC_ ("demo", "blue"), NC_ ("demo", "grey") };

const DemoTrouble demo_troubles[DEMO_N_TROUBLES] = {
  { NC_ ("demo", "Printer shows a paper jam that is not there"), NC_ ("demo", "Printing"), NC_ ("demo", "The printer on the second floor stops after each page. The tray is clean."), NC_ ("demo", "Sensor cleaned.") },
  { NC_ ("demo", "Cannot log in after the holidays"), NC_ ("demo", "Accounts"), NC_ ("demo", "The password is said to be wrong since this morning."), NC_ ("demo", "Password had expired; set anew.") },
  { NC_ ("demo", "Scanner puts pages in the wrong order"), NC_ ("demo", "Printing"), NC_ ("demo", "Double-sided scans come out shuffled."), NC_ ("demo", "Turned off the option for booklets.") },
  { NC_ ("demo", "Price list is missing on the shared drive"), NC_ ("demo", "Files"), NC_ ("demo", "The folder with the price lists is empty for me."), NC_ ("demo", "Right to read was given.") },
  { NC_ ("demo", "Mail to a customer comes back"), NC_ ("demo", "E-mail"), NC_ ("demo", "Every mail to our largest customer returns as undeliverable."), NC_ ("demo", "Typing error in the address book mended.") },
  { NC_ ("demo", "Telephone without sound"), NC_ ("demo", "Telephone"), NC_ ("demo", "I hear callers, they do not hear me."), NC_ ("demo", "Headset replaced.") },
  { NC_ ("demo", "Label printer prints too far left"), NC_ ("demo", "Printing"), NC_ ("demo", "Addresses are cut off since the new labels arrived."), NC_ ("demo", "Margins set for the new labels.") },
  { NC_ ("demo", "Warehouse tablet does not charge"), NC_ ("demo", "Hardware"), NC_ ("demo", "The tablet at gate 2 is at 3 percent."), NC_ ("demo", "Charger replaced.") },
  { NC_ ("demo", "Customer complains of a wrong delivery"), NC_ ("demo", "Complaint"), NC_ ("demo", "Two boxes of the wrong colour came with the last delivery."), NC_ ("demo", "Exchange sent, return label mailed.") },
  { NC_ ("demo", "Delivery arrived damaged"), NC_ ("demo", "Complaint"), NC_ ("demo", "The carton was wet, half of the goods cannot be used."), NC_ ("demo", "Carrier informed, replacement shipped.") },
  { NC_ ("demo", "New colleague needs access"), NC_ ("demo", "Accounts"), NC_ ("demo", "Starts on Monday in sales; mail, files and telephone, please."), NC_ ("demo", "Everything is set up.") },
  { NC_ ("demo", "Wireless network drops in the meeting room"), NC_ ("demo", "Network"), NC_ ("demo", "Video calls break off every few minutes."), NC_ ("demo", "Second access point mounted.") },
  { NC_ ("demo", "Invoice asks for another tax number"), NC_ ("demo", "Accounting"), NC_ ("demo", "The customer moved and has a new tax number."), NC_ ("demo", "Master data changed.") },
  { NC_ ("demo", "Door to the archive does not close"), NC_ ("demo", "Building"), NC_ ("demo", "The lock is stuck."), NC_ ("demo", "Locksmith came.") },
};
