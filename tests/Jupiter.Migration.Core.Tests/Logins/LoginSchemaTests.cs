using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
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

    [Theory]
    [MemberData(nameof(EntrySample.Wrong), MemberType = typeof(EntrySample))]
    public void Who_came_in_counts_as_hostile_too(string field, string value)
    {
        var written = Written("Jupiter");
        EntrySample.Put(written["entry"]!, field, value);

        Assert.NotEmpty(Differences(written));
        Assert.Equal("LoginsBroken", Assert.Throws<MigrationException>(() => LoginFile.Parse("x", Encoding.UTF8.GetBytes(written.ToJsonString()))).ErrorId);
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        var read = LoginFile.Parse("x", Encoding.UTF8.GetBytes(Written("Jupiter").ToJsonString()));

        Assert.Equal("sa", read.Entry!.Used[1].Name);
        Assert.True(read.Entry.Used[1].IsBuiltInAdministrator());
        Assert.True(read.Entry.NeedsSqlLogins());
        Assert.Null(LoginFile.Parse("x", Encoding.UTF8.GetBytes(Written(null).ToJsonString())).Entry);
    }

    private static IEnumerable<string> Differences(JsonNode written) => new PublishedSchema("logins").Differences(written);

    private static JsonNode Written(string? database) => JsonNode.Parse(new LoginFile
    {
        ServerInstance = @"JUPITER-OLD\SQLEXPRESS",
        Database = database,
        ReadAt = new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.FromHours(3)),
        Entry = database is null ? null : EntrySample.Sound(),
        Logins =
        [
            new() { Name = "Касса", Kind = LoginKind.SqlLogin, Sid = [1, 2], PasswordHash = [2, 0], DefaultDatabase = "Jupiter", ChecksPolicy = true, ServerRoles = ["dbcreator"] },
            new() { Name = @"JUPITER\Администратор", Kind = LoginKind.WindowsUser, Sid = [1, 5], IsDisabled = true },
            new() { Name = @"BUILTIN\Пользователи", Kind = LoginKind.WindowsGroup, Sid = [1, 5, 32] },
        ],
    }.ToJson())!;
}
