-- Versions: 2008 R2 and newer
-- Rights: db_owner
EXEC sys.sp_addrolemember @rolename = N'db_owner', @membername = @user;
