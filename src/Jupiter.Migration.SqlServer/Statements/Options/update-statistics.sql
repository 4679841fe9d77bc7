-- Versions: 2008 R2 and newer
-- Rights: ALTER on the table
UPDATE STATISTICS [$(schema)].[$(table)];
