using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>A login that is refused.</summary>
/// <param name="Message">What the server says.</param>
/// <param name="ErrorId">The cause that the user is told.</param>
/// <param name="Category">Its kind.</param>
internal sealed record ConnectionCase(SqlMessage Message, string ErrorId, MigrationErrorCategory Category = MigrationErrorCategory.PermissionDenied)
{
    public static readonly ConnectionCase[] All =
    [
        new(new(18456, 14, "Login failed for user 'sa'."), "LoginFailed"),
        new(new(18452, 14, "Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication."), "LoginFailed"),
        new(new(18470, 14, "Login failed for user 'sa'. Reason: The account is disabled."), "LoginDisabled"),
        new(new(18487, 14, "Login failed for user 'sa'.  Reason: The password of the account has expired."), "LoginPasswordExpired"),
        new(new(18488, 14, "Login failed for user 'sa'.  Reason: The password of the account must be changed."), "LoginPasswordExpired"),
        new(new(4060, 11, "Cannot open database \"master\" requested by the login. The login failed."), "DatabaseNotAccessible"),
        new(new(17892, 14, "Logon failed for login 'sa' due to trigger execution."), "LogonTriggerRefused"),
        new(new(18401, 14, "Login failed for user 'sa'. Reason: Server is in script upgrade mode. Only administrator can connect at this time."), "ServerRefuses", MigrationErrorCategory.ResourceUnavailable),
        new(new(18451, 14, "Login failed for user 'sa'. Only administrators may connect at this time."), "ServerRefuses", MigrationErrorCategory.ResourceUnavailable),
        new(new(18461, 14, "Login failed for user 'sa'. Reason: Server is in single user mode. Only one administrator can connect at this time."), "ServerRefuses", MigrationErrorCategory.ResourceUnavailable),
        new(new(17142, 16, "SQL Server service has been paused. No new connections will be allowed."), "ServerRefuses", MigrationErrorCategory.ResourceUnavailable),
        new(new(unchecked((int)0x80090331), 16, "The client and server cannot communicate, because they do not possess a common algorithm."), "TlsFailed", MigrationErrorCategory.ResourceUnavailable),
        new(new(unchecked((int)0x80090328), 16, "The received certificate has expired."), "ServerCertificateNotTrusted", MigrationErrorCategory.SecurityError),
        new(new(unchecked((int)0x80090311), 16, "No authority could be contacted for authentication."), "WindowsAccountNotProved"),
    ];
}
