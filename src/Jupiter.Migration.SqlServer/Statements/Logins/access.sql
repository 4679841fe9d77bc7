-- Versions: 2008 R2 and newer
-- Rights: none
SELECT
    HAS_DBACCESS(@database) AS may_enter,
    HAS_DBACCESS(@default_database) AS may_begin,
    HAS_DBACCESS(@recorded_database) AS may_begin_as_before,
    HAS_PERMS_BY_NAME(NULL, NULL, N'CONNECT SQL') AS may_connect;
