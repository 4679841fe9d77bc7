-- Versions: 2008 R2 and newer
-- Rights: none
SELECT
    CONVERT(int, IS_SRVROLEMEMBER(N'sysadmin')) AS is_administrator,
    CONVERT(int, HAS_PERMS_BY_NAME(NULL, NULL, N'CREATE ANY DATABASE')) AS may_create_database,
    CONVERT(int, HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE')) AS may_see_sessions;
