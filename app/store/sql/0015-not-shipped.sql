-- The orders that are still to be shipped are few among many, and are asked for all day.
CREATE INDEX orders_not_shipped ON orders (id) WHERE shipped_on IS NULL AND state <> 'cancelled';
