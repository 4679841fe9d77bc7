-- Versions: 2008 R2 and newer
-- Rights: SELECT on the table
-- The table is held by TableHold, or the database is read-only: without locks of its own a reader never queues behind a waiting writer.
SELECT [$(columns)] FROM [$(schema)].[$(table)] WITH (NOLOCK);
