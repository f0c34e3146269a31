#!/usr/bin/python3
# A secret service that misbehaves as told.
# SPDX-License-Identifier: GPL-3.0-or-later
"""fake-secrets.py MODE STATE-FOLDER

silent          never answers a search
dies            stops at every search
dies-once       stops at the first search of all
refuses         answers every search with an error
empty           has an open keyring and nothing in it
no-keyring      has no keyring at all
asks            is locked; its question is never answered
asks-dismissed  is locked; the person closes the question
asks-accepted   is locked; the person answers after a second
"""
import os
import sys

from gi.repository import Gio, GLib

MODE, STATE = sys.argv[1:3]
ROOT = "/org/freedesktop/secrets"
KEYRING, SESSION, PROMPT = ROOT + "/collection/main", ROOT + "/session/1", ROOT + "/prompt/1"
INTERFACES = Gio.DBusNodeInfo.new_for_xml("""<node>
<interface name="org.freedesktop.Secret.Service">
 <method name="OpenSession"><arg type="s" direction="in"/><arg type="v" direction="in"/><arg type="v" direction="out"/><arg type="o" direction="out"/></method>
 <method name="SearchItems"><arg type="a{ss}" direction="in"/><arg type="ao" direction="out"/><arg type="ao" direction="out"/></method>
 <method name="Unlock"><arg type="ao" direction="in"/><arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
 <method name="GetSecrets"><arg type="ao" direction="in"/><arg type="o" direction="in"/><arg type="a{o(oayays)}" direction="out"/></method>
 <method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
 <property name="Collections" type="ao" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Collection">
 <method name="CreateItem"><arg type="a{sv}" direction="in"/><arg type="(oayays)" direction="in"/><arg type="b" direction="in"/><arg type="o" direction="out"/><arg type="o" direction="out"/></method>
 <property name="Items" type="ao" access="read"/><property name="Label" type="s" access="read"/><property name="Locked" type="b" access="read"/>
 <property name="Created" type="t" access="read"/><property name="Modified" type="t" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Item">
 <method name="GetSecret"><arg type="o" direction="in"/><arg type="(oayays)" direction="out"/></method>
 <property name="Locked" type="b" access="read"/><property name="Attributes" type="a{ss}" access="read"/><property name="Label" type="s" access="read"/>
 <property name="Created" type="t" access="read"/><property name="Modified" type="t" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Prompt">
 <method name="Prompt"><arg type="s" direction="in"/></method><method name="Dismiss"/>
 <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
</interface>
<interface name="org.freedesktop.Secret.Session"><method name="Close"/></interface>
</node>""").interfaces
BY_NAME = {interface.name.rsplit(".")[-1]: interface for interface in INTERFACES}


class Fake:
    def __init__(self, bus):
        self.bus = bus
        self.locked = MODE.startswith("asks")
        self.items = {}  # path: (attributes, secret)
        self.collections = [] if MODE == "no-keyring" else [KEYRING]
        self.export(ROOT, "Service")
        self.export(SESSION, "Session")
        self.export(PROMPT, "Prompt")
        for path in self.collections:
            self.export(path, "Collection")

    def export(self, path, interface):
        self.bus.register_object(path, BY_NAME[interface], self.call, self.get_property, None)

    def note(self, what):
        with open(os.path.join(STATE, "notes"), "a", encoding="utf-8") as notes:
            notes.write(what + "\n")

    def call(self, bus, sender, path, interface, method, arguments, invocation):
        self.note(method)
        answer = getattr(self, method)(path, invocation, *arguments.unpack())
        if answer is not None:
            invocation.return_value(GLib.Variant(*answer))

    def get_property(self, bus, sender, path, interface, name):
        attributes, _ = self.items.get(path, ({}, b""))
        values = {"Collections": ("ao", self.collections), "Items": ("ao", list(self.items)), "Label": ("s", "Main"), "Locked": ("b", self.locked),
                  "Created": ("t", 0), "Modified": ("t", 0), "Attributes": ("a{ss}", attributes)}
        return GLib.Variant(*values[name])

    def OpenSession(self, path, invocation, algorithm, _input):
        if algorithm == "plain":
            return "(vo)", (GLib.Variant("s", ""), SESSION)
        invocation.return_dbus_error("org.freedesktop.DBus.Error.NotSupported", "plain only")

    def SearchItems(self, path, invocation, attributes):
        if MODE == "silent":
            return None
        if MODE == "refuses":
            return invocation.return_dbus_error("org.freedesktop.DBus.Error.AccessDenied", "not for you")
        died = os.path.join(STATE, "died")
        if MODE == "dies" or (MODE == "dies-once" and not os.path.exists(died)):
            open(died, "w", encoding="utf-8").close()
            os._exit(1)
        found = [item for item, (own, _) in self.items.items() if attributes.items() <= own.items()]
        return "(aoao)", ([], found) if self.locked else (found, [])

    def ReadAlias(self, path, invocation, name):
        return "(o)", (self.collections[0] if self.collections else "/",)

    def Unlock(self, path, invocation, objects):
        return "(aoo)", ([], PROMPT) if self.locked else (objects, "/")

    def Prompt(self, path, invocation, window):
        if MODE != "asks":
            GLib.timeout_add(0 if MODE == "asks-dismissed" else 4000, self.complete)
        return "()", ()

    def complete(self):
        self.locked = MODE == "asks-dismissed"
        unlocked = GLib.Variant("ao", [] if self.locked else [KEYRING])
        self.bus.emit_signal(None, PROMPT, "org.freedesktop.Secret.Prompt", "Completed", GLib.Variant("(bv)", (self.locked, unlocked)))

    def Dismiss(self, path, invocation):
        return "()", ()

    def Close(self, path, invocation):
        return "()", ()

    def CreateItem(self, path, invocation, properties, secret, replace):
        item = f"{KEYRING}/{len(self.items) + 1}"
        self.items[item] = (properties["org.freedesktop.Secret.Item.Attributes"], bytes(secret[2]))
        self.export(item, "Item")
        return "(oo)", (item, "/")

    def GetSecret(self, path, invocation, session):
        return "((oayays))", ((session, b"", self.items[path][1], "text/plain"),)

    def GetSecrets(self, path, invocation, items, session):
        return "(a{o(oayays)})", ({item: (session, b"", self.items[item][1], "text/plain") for item in items},)


LOOP = GLib.MainLoop()
Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.secrets", Gio.BusNameOwnerFlags.NONE, lambda bus, name: Fake(bus), None, lambda bus, name: LOOP.quit())
LOOP.run()
