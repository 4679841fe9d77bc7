using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Logins.</summary>
internal static class LoginStatements
{
    public static void Create(BatchRun run, CreateLoginStatement statement) => Change(run, () =>
    {
        var name = statement.Name.Value;
        switch (statement.Source)
        {
            case PasswordCreateLoginSource source:
                if (name.Contains('\\', StringComparison.Ordinal))
                {
                    throw new SqlException(15006, 16, $"'{name}' is not a valid name because it contains invalid characters.");
                }

                var sid = source.Options.OfType<LiteralPrincipalOption>().FirstOrDefault(option =>
                    option.OptionKind == PrincipalOptionKind.Sid);
                run.Instance.Principals.Add(name, sid is null ? null : Bytes(run, sid.Value), 'S', login =>
                {
                    login.PasswordHash = HashOf(run, source.Password, source.Hashed);
                    Apply(run, login, source.Options);
                });
                break;
            case WindowsCreateLoginSource source:
                if (name.Split('\\') is not [{ Length: > 0 }, { Length: > 0 }])
                {
                    throw new SqlException(15407, 11,
                        $"'{name}' is not a valid Windows NT name. Give the complete name: <domain\\username>.");
                }

                // BUILTIN has no accounts of its own but those that every Windows has, under the names of its language.
                var options = run.Instance.Options;
                var known = WellKnownAccount.Named(name, options);
                if (known is null && (name.StartsWith(@"BUILTIN\", StringComparison.OrdinalIgnoreCase)
                    || options.WindowsAccounts?.Contains(name, StringComparer.OrdinalIgnoreCase) == false))
                {
                    throw new SqlException(15401, 16, $"Windows NT user or group '{name}' not found. Check the name again.");
                }

                run.Instance.Principals.Add(
                    name, known?.Sid ?? ServerPrincipals.SidOfWindows(options.WindowsDomain + name), known?.Type ?? 'U', login => Apply(run, login, source.Options));
                break;
            default:
                throw SqlException.Unknown(statement.Source.GetType().Name);
        }
    });

    public static void Alter(BatchRun run, AlterLoginOptionsStatement statement) => Change(run, () =>
    {
        var login = run.Instance.Principals.Get(statement.Name.Value);
        foreach (var password in statement.Options.OfType<PasswordAlterPrincipalOption>())
        {
            login.PasswordHash = HashOf(run, password.Password, password.Hashed);
        }

        Apply(run, login, [.. statement.Options.Where(option => option is not PasswordAlterPrincipalOption)]);
    });

    public static void Enable(BatchRun run, AlterLoginEnableDisableStatement statement) =>
        Change(run, () => run.Instance.Principals.Get(statement.Name.Value).IsDisabled = !statement.IsEnable);

    public static void Drop(BatchRun run, DropLoginStatement statement) => Change(run, () =>
    {
        var login = run.Instance.Principals.FindLogin(statement.Name.Value)
            ?? throw new SqlException(15151, 16,
                $"Cannot drop the login '{statement.Name.Value}', because it does not exist or you do not have permission.");
        if (run.Instance.Databases.All.Any(database => database.OwnerSid.AsSpan().SequenceEqual(login.Sid)))
        {
            throw new SqlException(15174, 16,
                $"Login '{login.Name}' owns one or more database(s). Change the owner of the database(s) before dropping the login.");
        }

        if (run.Instance.Databases.Sessions.Any(session => session.OriginalLogin == login))
        {
            throw new SqlException(15434, 16, $"Could not drop login '{login.Name}' as the user is currently logged in.");
        }

        run.Instance.Principals.Remove(login);
    });

    private static void Apply(BatchRun run, ServerLogin login, System.Collections.Generic.IList<PrincipalOption> options)
    {
        foreach (var option in options)
        {
            switch (option)
            {
                case IdentifierPrincipalOption { OptionKind: PrincipalOptionKind.DefaultDatabase } given:
                    login.DefaultDatabase = run.Instance.Databases.Find(given.Identifier.Value) is null
                        ? throw new SqlException(15010, 16,
                            $"The database '{given.Identifier.Value}' does not exist. Supply a valid database name. To see available databases, use sys.databases.")
                        : given.Identifier.Value;
                    break;
                case IdentifierPrincipalOption { OptionKind: PrincipalOptionKind.DefaultLanguage } given:
                    login.DefaultLanguage = Language.Find(given.Identifier.Value)?.Name
                        ?? throw new SqlException(15033, 16, $"'{given.Identifier.Value}' is not a valid official language name.");
                    break;
                case IdentifierPrincipalOption { OptionKind: PrincipalOptionKind.Name } given:
                    login.Name = given.Identifier.Value;
                    break;
                case OnOffPrincipalOption { OptionKind: PrincipalOptionKind.CheckPolicy } given:
                    login.ChecksPolicy = given.OptionState == OptionState.On;
                    break;
                case OnOffPrincipalOption { OptionKind: PrincipalOptionKind.CheckExpiration } given:
                    login.ChecksExpiration = given.OptionState == OptionState.On;
                    break;
                case LiteralPrincipalOption { OptionKind: PrincipalOptionKind.Sid }:
                    break;
                default:
                    throw SqlException.Unknown("the login option " + option.OptionKind);
            }
        }

        if (login.ChecksExpiration && !login.ChecksPolicy)
        {
            throw new SqlException(15122, 16, "The CHECK_EXPIRATION option cannot be used when CHECK_POLICY is OFF.");
        }
    }

    private static byte[] HashOf(BatchRun run, Literal password, bool isHashed)
    {
        if (!isHashed)
        {
            return PasswordHash.Of(password.Value, run.Session.MajorVersion);
        }

        var hash = Bytes(run, password);
        return PasswordHash.IsWellFormed(hash, run.Session.MajorVersion)
            ? hash
            : throw new SqlException(15021, 16, "Invalid value given for parameter PASSWORD. Specify a valid parameter value.");
    }

    private static byte[] Bytes(BatchRun run, Literal literal) => (byte[])run.Evaluate(literal, SqlTypes.VarBinaryMax)!;

    private static void Change(BatchRun run, Action work)
    {
        Rights.Require(run, "securityadmin", 15247, "User does not have permission to perform this action.");
        lock (run.Instance.Databases.Gate)
        {
            work();
        }

        run.Done();
    }
}
