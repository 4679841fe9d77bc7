using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Jupiter.Migration.Backups;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Failures;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Secrets;

/// <summary>The password of the connection goes to the server's login and nowhere else.</summary>
[Trait("Tier", "Whole")]
public sealed class PasswordTests
{
    private const string Right = "Canary-right-4711-kanarejka";
    private const string Wrong = "Canary-wrong-0815-kanarejka";

    [Fact]
    public void A_wrong_password_is_in_no_error()
    {
        using var server = new RunningDouble(install: options => options with { Password = Right });

        var error = NightWork.Try(() => new SqlServerEngine().Open(server.AddressWith(new NetworkCredential("sa", Wrong))).Dispose());

        Assert.Equal("LoginFailed", error?.ErrorId);
        Canary.OfPassword(Wrong).IsNowhereIn(Told.By(error));
        Canary.OfPassword(Right).IsNowhereIn(Told.By(error));
    }

    [Fact]
    public void The_password_is_in_nothing_that_a_backup_or_restore_tells_writes_or_sends()
    {
        using var server = new RunningDouble(install: options => options with { Password = Right });
        var observer = new TellingObserver();
        server.MakeSample();

        var backup = server.Backup(observer);
        var restore = server.Restore(database: "copy", observer: observer);

        var canary = Canary.OfPassword(Right);
        Assert.NotEmpty(observer.Texts);
        canary.IsNowhereIn(observer.Texts);
        canary.IsNowhereIn([File.ReadAllText(ManifestFile.PathFor(server.BackupPath)), File.ReadAllText(server.BackupPath, System.Text.Encoding.Latin1)]);
        canary.IsNowhereIn(restore.Checks.SelectMany(Told.By));
        canary.IsNowhereIn([backup.ToString()!, server.Address.ToString()!, server.Address.Text]);
        canary.IsNowhereIn(server.Statements.Batches.Select(batch =>
            batch.Text + string.Join(" ", batch.Parameters.Select(parameter => parameter.Value as string))));
    }

    [Fact]
    public void The_password_is_in_no_error_in_the_middle_of_the_work()
    {
        var canary = Canary.OfPassword(Right);
        foreach (var failure in FailureCases.All.Where(one => one.ErrorId is "ConnectionLost" or "BackupNotVerified" or "BackupNotSound"))
        {
            using var server = new RunningDouble(install: options => options with { Password = Right });
            failure.Operation.Prepare(server);
            failure.Inject(server);

            var error = NightWork.Try(() => failure.Operation.Do(server));

            Assert.NotNull(error);
            canary.IsNowhereIn(Told.By(error));
        }
    }

    [Fact]
    public void The_password_is_in_no_error_of_a_session_that_breaks_while_it_begins()
    {
        using var server = new RunningDouble(install: options => options with { Password = Right });
        server.Faults.Drop(new Regex("SET NOCOUNT ON"));

        var error = NightWork.Try(() => server.Open().Dispose());

        Assert.NotNull(error);
        Canary.OfPassword(Right).IsNowhereIn(Told.By(error));
    }
}
