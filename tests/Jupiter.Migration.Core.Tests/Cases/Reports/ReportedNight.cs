using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>Nights that were played for a report, in a venue whose names are hostile.</summary>
internal sealed class ReportedNight : IDisposable
{
    public const string Hostile = "<img src=x onerror=\"document.title='owned'\">Кафе «Ёлки» & </title><script>document.title='owned'</script>\u202E";

    private readonly SampleCase _case;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _texts = CultureInfo.CurrentUICulture;

    public ReportedNight(string culture, MigrationKind kind = MigrationKind.ServerReplacement)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        _case = new SampleCase(kind, change: venue => venue with
        {
            Name = Hostile,
            Folders = [@"C:\Юпитер\Отчёты", "=cmd|' /C calc'!A0"],
            Computers = [.. venue.Computers, .. Enumerable.Range(1, 198).Select(number => new VenueComputer { Name = $"KASSA-<b>{number}", Address = $"127.67.{number / 100}.{1 + (number % 100)}" })],
        });
    }

    public SampleCase Case => _case;

    /// <summary>The whole night, its first backup aborted, its second interrupted.</summary>
    public ReportedNight Finish(string last)
    {
        _case.Approve();
        var (backups, now) = (0, _case.StartAt);
        _case.GoThrough(_case.Status().Kind == MigrationKind.ServerReplacement ? "R2.Lock" : "S2.Lock", Pass);
        FailOnce();
        _case.GoThrough(last, Pass);
        return this;

        Migration.Cases.Actions.StepOutcome Pass(MigrationCase migration, string step)
        {
            // The night begins at its agreed time, whenever the preparation was.
            _case.Clock.Advance(_case.Clock.GetUtcNow() < now && step.StartsWith("R2", StringComparison.Ordinal) ? now - _case.Clock.GetUtcNow() : TimeSpan.FromMinutes(7));
            backups++;
            return new Migration.Cases.Actions.StepOutcome();
        }
    }

    public ReportedNight GoBack()
    {
        using var migration = _case.Open();
        RollbackStart.Record(migration, new RollbackRequest { By = SampleCase.Specialist, Reason = "=HYPERLINK(\"http://x\")" });
        return this;
    }

    public CaseReport Read() => ReportReader.Read(_case.Folder, _case.Clock, CancellationToken.None);

    public string Memo(Func<VenueMemo, string> write)
    {
        using var migration = MigrationCase.Look(_case.Folder, _case.Clock);
        return write(VenueMemo.Of(migration));
    }

    public void Dispose()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _texts);
        _case.Dispose();
    }

    private void FailOnce()
    {
        using (var migration = _case.Open())
        {
            var step = new StepTurns(migration).Next!;
            try
            {
                new StepRun(migration, step).Do(() =>
                {
                    _case.Clock.Advance(TimeSpan.FromMinutes(12));
                    throw MigrationException.Because(nameof(SR.DiskFull), Hostile, Hostile);
                });
            }
            catch (MigrationException)
            {
                // What is looked at is what the journal keeps of it.
            }
        }

        using var again = _case.Open();
        again.Record(new StepTurns(again).Next!.Id, "Started");
        _case.Clock.Advance(TimeSpan.FromMinutes(3));
    }
}
