-- Versions: 2008 R2 and newer
-- Rights: a user of the database
USE [$(database)];
