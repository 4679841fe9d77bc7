using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Logins;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Logins;

/// <summary>What stands inside the encrypted file of logins is what its published schema says.</summary>
public sealed class LoginSchemaTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Jupiter")]
    public void Logins_of_each_kind_fit_the_schema(string? database) => Assert.Empty(Differences(Written(database)));

    [Theory]
    [InlineData(LoginKind.SqlLogin, false)]
    [InlineData(LoginKind.WindowsUser, true)]
    [InlineData(LoginKind.WindowsGroup, true)]
    public void Only_a_login_of_SQL_Server_has_a_hash(LoginKind kind, bool hasHash)
    {
        var written = Written(null);
        var login = written["logins"]!.AsArray()[(int)kind]!.AsObject();
        login["passwordHash"] = hasHash ? "AQI=" : null;

        Assert.NotEmpty(Differences(written));
    }

    private static IEnumerable<string> Differences(JsonNode written) => new PublishedSchema("logins").Differences(written);

    private static JsonNode Written(string? database) => JsonNode.Parse(new LoginFile
    {
        ServerInstance = @"JUPITER-OLD\SQLEXPRESS",
        Database = database,
        ReadAt = new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.FromHours(3)),
        Logins =
        [
            new() { Name = "Касса", Kind = LoginKind.SqlLogin, Sid = [1, 2], PasswordHash = [2, 0], DefaultDatabase = "Jupiter", ChecksPolicy = true, ServerRoles = ["dbcreator"] },
            new() { Name = @"JUPITER\Администратор", Kind = LoginKind.WindowsUser, Sid = [1, 5], IsDisabled = true },
            new() { Name = @"BUILTIN\Пользователи", Kind = LoginKind.WindowsGroup, Sid = [1, 5, 32] },
        ],
    }.ToJson())!;
}
