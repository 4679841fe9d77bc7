using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>A login that is refused.</summary>
/// <param name="Message">What the server says.</param>
/// <param name="ErrorId">The cause that the user is told.</param>
internal sealed record ConnectionCase(SqlMessage Message, string ErrorId)
{
    public const MigrationErrorCategory Category = MigrationErrorCategory.PermissionDenied;

    public static readonly ConnectionCase[] All =
    [
        new(new(18456, 14, "Login failed for user 'sa'."), "LoginFailed"),
        new(new(18452, 14, "Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication."), "LoginFailed"),
        new(new(18470, 14, "Login failed for user 'sa'. Reason: The account is disabled."), "LoginDisabled"),
        new(new(18487, 14, "Login failed for user 'sa'.  Reason: The password of the account has expired."), "LoginPasswordExpired"),
        new(new(18488, 14, "Login failed for user 'sa'.  Reason: The password of the account must be changed."), "LoginPasswordExpired"),
        new(new(4060, 11, "Cannot open database \"master\" requested by the login. The login failed."), "DatabaseNotAccessible"),
    ];
}
