/* Words of which an invented firm is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-demo-words.h"

const DemoCountry demo_countries[DEMO_N_COUNTRIES] = {
  {
    "en", "en_GB", "United Kingdom", "GBP", "co.uk", "+44 117", "Harbour & Vale Trading Ltd", NULL, "GB",
    { "Alice", "Thomas", "Grace", "Oliver", "Hannah", "Samuel", "Emily", "Daniel", "Sophie", "George", "Megan", "Edward", "Olivia", "Henry", "Charlotte", "Arthur" },
    { "Ashworth", "Bennett", "Carter", "Dawson", "Ellison", "Fletcher", "Goodwin", "Hartley", "Ingram", "Jarvis", "Kendall", "Lawson", "Mercer", "Norton", "O’Brien", "Pearce" },
    { "High Street", "Station Road", "Mill Lane", "Church Street", "Victoria Road", "Queens Avenue", "Harbour Way", "Castle Street" },
    { "Interiors", "Stationery", "Hotels", "Kitchens", "Bakeries", "Workshops", "Schools", "Garden Centres" },
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
    { "Ltda.", "S.A.", "ME" },
    { { "Curitiba", "80010-000", "PR" }, { "São Paulo", "01001-000", "SP" }, { "Florianópolis", "88010-000", "SC" }, { "Belém", "66010-000", "PA" },
      { "Goiânia", "74003-010", "GO" }, { "Maceió", "57020-000", "AL" }, { "Vitória", "29010-000", "ES" }, { "Niterói", "24020-000", "RJ" } },
  },
};

const DemoJob demo_jobs[DEMO_N_JOBS] = {
  { "Management", "Managing director" },
  { "Sales", "Head of sales" },
  { "Purchasing", "Head of purchasing" },
  { "Warehouse", "Warehouse manager" },
  { "Accounting", "Head of accounting" },
  { "IT", "Systems administrator" },
  { "Sales", "Sales representative" },
  { "Warehouse", "Warehouse clerk" },
  { "Sales", "Sales assistant" },
  { "Accounting", "Bookkeeper" },
  { "Purchasing", "Buyer" },
  { "Warehouse", "Driver" },
};

const DemoGoods demo_goods[DEMO_N_GOODS] = {
  { "copy paper", "Paper", "box", 23 }, { "envelopes", "Paper", "pack", 9 }, { "notebook", "Paper", "piece", 4 }, { "sticky notes", "Paper", "pack", 6 },
  { "ballpoint pen", "Writing", "piece", 2 }, { "marker set", "Writing", "set", 12 }, { "pencil", "Writing", "dozen", 5 }, { "fountain pen", "Writing", "piece", 38 },
  { "desk lamp", "Furniture", "piece", 54 }, { "office chair", "Furniture", "piece", 219 }, { "standing desk", "Furniture", "piece", 489 }, { "filing cabinet", "Furniture", "piece", 169 },
  { "coffee beans", "Kitchen", "kg", 14 }, { "tea assortment", "Kitchen", "box", 11 }, { "mug", "Kitchen", "piece", 7 }, { "water filter", "Kitchen", "pack", 18 },
  { "cleaning spray", "Household", "bottle", 4 }, { "paper towels", "Household", "pack", 8 }, { "bin liners", "Household", "roll", 5 }, { "hand soap", "Household", "bottle", 3 },
  { "network cable", "Technology", "piece", 6 }, { "keyboard", "Technology", "piece", 45 }, { "monitor arm", "Technology", "piece", 89 }, { "toner cartridge", "Technology", "piece", 72 },
};

const char *const demo_kinds[DEMO_N_KINDS] = { "Classic", "Recycled", "Premium", "Economy", "Nordic", "Compact", "Studio", "Alpine", "Everyday", "Professional" };

const char *const demo_sizes[DEMO_N_SIZES] = { "S", "M", "L", "XL", "blue", "grey" };

const DemoTrouble demo_troubles[DEMO_N_TROUBLES] = {
  { "Printer shows a paper jam that is not there", "Printing", "The printer on the second floor stops after each page. The tray is clean.", "Sensor cleaned." },
  { "Cannot log in after the holidays", "Accounts", "The password is said to be wrong since this morning.", "Password had expired; set anew." },
  { "Scanner puts pages in the wrong order", "Printing", "Double-sided scans come out shuffled.", "Turned off the option for booklets." },
  { "Price list is missing on the shared drive", "Files", "The folder with the price lists is empty for me.", "Right to read was given." },
  { "Mail to a customer comes back", "E-mail", "Every mail to our largest customer returns as undeliverable.", "Typing error in the address book mended." },
  { "Telephone without sound", "Telephone", "I hear callers, they do not hear me.", "Headset replaced." },
  { "Label printer prints too far left", "Printing", "Addresses are cut off since the new labels arrived.", "Margins set for the new labels." },
  { "Warehouse tablet does not charge", "Hardware", "The tablet at gate 2 is at 3 percent.", "Charger replaced." },
  { "Customer complains of a wrong delivery", "Complaint", "Two boxes of the wrong colour came with the last delivery.", "Exchange sent, return label mailed." },
  { "Delivery arrived damaged", "Complaint", "The carton was wet, half of the goods cannot be used.", "Carrier informed, replacement shipped." },
  { "New colleague needs access", "Accounts", "Starts on Monday in sales; mail, files and telephone, please.", "Everything is set up." },
  { "Wireless network drops in the meeting room", "Network", "Video calls break off every few minutes.", "Second access point mounted." },
  { "Invoice asks for another tax number", "Accounting", "The customer moved and has a new tax number.", "Master data changed." },
  { "Door to the archive does not close", "Building", "The lock is stuck.", "Locksmith came." },
};
