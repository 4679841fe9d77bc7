-- Versions: 2008 R2 and newer
-- Rights: none
-- Windows has names of its own language for the accounts that every Windows has.
SELECT SUSER_SNAME(@sid) AS name;
