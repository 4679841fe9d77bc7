using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>An error says what happened, what it is about and what to do, in the language of the session.</summary>
public sealed partial class ErrorTests : IDisposable
{
    // Names that are the same in every language.
    private static readonly string[] Names =
        ["Jupiter", "JUPITER", "SQLite", "SHA-256", "Force", "Venue", "Confirm", "embedded", "HOST", "INSTANCE", "PORT", "SqlServer", "OldServer", "NewServer", "Nobody", "receipt", "PowerShell",
            "SQL", "Server", "Browser", "TCP", "UDP", "provider", "error"];

    private readonly TempFolder _folder = new();

    public static IEnumerable<TheoryDataRow<string, string, ErrorCategory>> Causes() =>
    [
        new("Test-JupiterBackup $root/none.bak", "BackupNotFound", ErrorCategory.ObjectNotFound),
        new("Backup-JupiterDatabase $server Nobody $root/x.bak", "DatabaseNotFound", ErrorCategory.ObjectNotFound),
        new("Backup-JupiterDatabase $server Jupiter $root/first.bak", "BackupFileExists", ErrorCategory.ResourceExists),
        new("Backup-JupiterDatabase $server Jupiter $root/nowhere/x.bak", "BackupFolderNotFound", ErrorCategory.ObjectNotFound),
        new("Backup-JupiterDatabase $server Jupiter $root/x.bak -CopyTo $root", "CopyFolderIsSame", ErrorCategory.InvalidArgument),
        new("Backup-JupiterDatabase $server Jupiter $root/x.bak -Venue $root/none.json", "VenueNotFound", ErrorCategory.ObjectNotFound),
        new("Backup-JupiterDatabase $server Jupiter Env:\\x", "PathNotOnFileSystem", ErrorCategory.InvalidArgument),
        new("Restore-JupiterDatabase $server $root/first.bak", "DatabaseExists", ErrorCategory.ResourceExists),
        new("Restore-JupiterDatabase $server $root/broken.bak", "BackupNotSound", ErrorCategory.InvalidData),
        new("Compare-JupiterDatabase $server Jupiter $root/none.json", "ManifestNotFound", ErrorCategory.ObjectNotFound),
        new("Get-JupiterDatabaseFingerprint embedded:$root/none Jupiter", "InstanceNotFound", ErrorCategory.ObjectNotFound),
        new("Get-JupiterDatabaseFingerprint 127.0.0.1,9 Jupiter -ConnectionTimeout 1", "ServerNotReached", ErrorCategory.ResourceUnavailable),
        new("Unlock-JupiterDatabase $server Jupiter", "DatabaseNotLocked", ErrorCategory.InvalidOperation),
        new("Rename-JupiterDatabaseEngine $server", "InstanceHasNoName", ErrorCategory.InvalidArgument),
        new("Start-JupiterRehearsalComputer $root OldServer", "RehearsalNotFound", ErrorCategory.ObjectNotFound),
        new("New-JupiterRehearsal $root", "RehearsalFolderNotEmpty", ErrorCategory.ResourceExists),
        new("Test-JupiterServerSpec DatabaseOnly $root/none.json", "InventoryNotFound", ErrorCategory.ObjectNotFound),
        new("Assert-SingleJupiterServer 127.13.13.1 'a b'", "HostInvalid", ErrorCategory.InvalidArgument),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Causes))]
    public void A_cause_has_its_error_id_category_target_and_remedy(string command, string errorId, ErrorCategory category)
    {
        using var session = new HostedSession();
        Prepare(session);

        var error = session.RunExpectingError(command);

        Assert.StartsWith(errorId + ",Jupiter.Migration.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotNull(error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(error.Exception.Message, error.ErrorDetails.Message);
        Assert.DoesNotContain(error.ErrorDetails.Message + error.ErrorDetails.RecommendedAction, letter => letter is >= 'А' and <= 'я');
    }

    [Fact]
    public void In_Russian_no_English_word_is_left()
    {
        using var session = new HostedSession("ru-RU");
        Prepare(session);

        foreach (var (command, errorId, _) in Causes().Select(row => row.Data))
        {
            var error = session.RunExpectingError(command);

            Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            RequireRussian(error.ErrorDetails.Message);
            RequireRussian(error.ErrorDetails.RecommendedAction);
        }
    }

    [Fact]
    public void The_parts_of_a_check_are_Russian_too()
    {
        using var session = new HostedSession("ru-RU");
        Prepare(session);
        SampleDatabase.Change(_folder["server", "Jupiter.db"], "DELETE FROM receipt WHERE id = 2", "CREATE INDEX late ON receipt (title)");

        var checks = session.Run("Test-JupiterBackup $root/broken.bak; Compare-JupiterDatabase $server Jupiter $root/first.bak.manifest.json");

        Assert.Contains(checks, check => check.Properties["Status"].Value.ToString() == "Fail");
        foreach (var check in checks)
        {
            var words = new[] { "Expected", "Actual", "Remedy" }.Select(name => check.Properties[name].Value?.ToString() ?? "");
            Assert.All(words.Select(word => Hash().Replace(word, "")), RequireRussian);
        }
    }

    private void RequireRussian(string text)
    {
        var rest = text.Replace(_folder.Path, "", StringComparison.Ordinal);
        rest = FileName().Replace(rest, "");
        var english = Word().Matches(rest).Select(match => match.Value).Except(Names).ToArray();

        Assert.True(english.Length == 0, string.Join(", ", english) + " in: " + text);
    }

    private void Prepare(HostedSession session)
    {
        session.Run("Backup-JupiterDatabase $server Jupiter $root/first.bak", ("root", _folder.Path), ("server", SampleDatabase.Make(_folder["server"])));
        File.Copy(_folder["first.bak"], _folder["broken.bak"]);
        File.Copy(_folder["first.bak.manifest.json"], _folder["broken.bak.manifest.json"]);

        // A copy under another name is whole; one byte too many is not.
        File.AppendAllText(_folder["broken.bak"], "x");
    }

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();

    // Paths, files, ids of checks, cmdlets and parameters: names, whatever the language.
    [GeneratedRegex(@"\S*[/\\]\S*|\b\w+\.\w+\b|\b[A-Z][a-z]+-\w+|(?<!\w)-[A-Z]\w+")]
    private static partial Regex FileName();

    [GeneratedRegex("[0-9a-f]{32,}")]
    private static partial Regex Hash();
}
