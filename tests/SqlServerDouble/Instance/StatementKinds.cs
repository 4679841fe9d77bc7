using System;
using System.Collections.Generic;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Which code runs which kind of statement. A kind that is not listed is refused.</summary>
internal static class StatementKinds
{
    private static readonly Dictionary<Type, Action<BatchRun, TSqlStatement>> Known = new()
    {
        [typeof(SelectStatement)] = Run<SelectStatement>(RowStatements.Select),
        [typeof(InsertStatement)] = Run<InsertStatement>(RowStatements.Insert),
        [typeof(UpdateStatement)] = Run<UpdateStatement>(RowStatements.Update),
        [typeof(DeleteStatement)] = Run<DeleteStatement>(RowStatements.Delete),
        [typeof(TruncateTableStatement)] = Run<TruncateTableStatement>(RowStatements.Truncate),
        [typeof(BeginEndBlockStatement)] = Run<BeginEndBlockStatement>((run, block) => run.RunAll(block.StatementList.Statements)),
        [typeof(IfStatement)] = Run<IfStatement>(FlowStatements.If),
        [typeof(WhileStatement)] = Run<WhileStatement>(FlowStatements.While),
        [typeof(ReturnStatement)] = Run<ReturnStatement>((run, _) => run.IsOver = true),
        [typeof(DeclareVariableStatement)] = Run<DeclareVariableStatement>(FlowStatements.Declare),
        [typeof(SetVariableStatement)] = Run<SetVariableStatement>(FlowStatements.Set),
        [typeof(PrintStatement)] = Run<PrintStatement>(FlowStatements.Print),
        [typeof(RaiseErrorStatement)] = Run<RaiseErrorStatement>(FlowStatements.RaiseError),
        [typeof(WaitForStatement)] = Run<WaitForStatement>(FlowStatements.WaitFor),
        [typeof(BeginTransactionStatement)] = Run<BeginTransactionStatement>(FlowStatements.Begin),
        [typeof(CommitTransactionStatement)] = Run<CommitTransactionStatement>(FlowStatements.Commit),
        [typeof(RollbackTransactionStatement)] = Run<RollbackTransactionStatement>(FlowStatements.Rollback),
        [typeof(PredicateSetStatement)] = Run<PredicateSetStatement>(SettingStatements.Predicate),
        [typeof(SetCommandStatement)] = Run<SetCommandStatement>(SettingStatements.Command),
        [typeof(SetTransactionIsolationLevelStatement)] = Run<SetTransactionIsolationLevelStatement>(SettingStatements.Isolation),
        [typeof(SetRowCountStatement)] = Run<SetRowCountStatement>(SettingStatements.RowCount),
        [typeof(SetTextSizeStatement)] = Run<SetTextSizeStatement>((run, _) => run.Done()),
        [typeof(UseStatement)] = Run<UseStatement>(SettingStatements.Use),
        [typeof(ExecuteAsStatement)] = Run<ExecuteAsStatement>(SqlSession.ExecuteAs),
        [typeof(RevertStatement)] = Run<RevertStatement>(SqlSession.Revert),
        [typeof(KillStatement)] = Run<KillStatement>(SettingStatements.Kill),
        [typeof(ExecuteStatement)] = Run<ExecuteStatement>(ProcedureCalls.Execute),
        [typeof(ReconfigureStatement)] = Run<ReconfigureStatement>((run, _) => ServerSettings.Reconfigure(run)),
        [typeof(DbccStatement)] = Run<DbccStatement>(IntegrityCheck.Run),
        [typeof(CreateDatabaseStatement)] = Run<CreateDatabaseStatement>(DatabaseStatements.Create),
        [typeof(DropDatabaseStatement)] = Run<DropDatabaseStatement>(DatabaseStatements.Drop),
        [typeof(AlterDatabaseModifyNameStatement)] = Run<AlterDatabaseModifyNameStatement>(DatabaseStatements.Rename),
        [typeof(AlterDatabaseSetStatement)] = Run<AlterDatabaseSetStatement>(DatabaseOptions.Set),
        [typeof(AlterAuthorizationStatement)] = Run<AlterAuthorizationStatement>(DatabaseStatements.Authorize),
        [typeof(BackupDatabaseStatement)] = Run<BackupDatabaseStatement>(BackupStatements.Backup),
        [typeof(RestoreStatement)] = Run<RestoreStatement>(RestoreStatements.Restore),
        [typeof(CreateLoginStatement)] = Run<CreateLoginStatement>(LoginStatements.Create),
        [typeof(AlterLoginOptionsStatement)] = Run<AlterLoginOptionsStatement>(LoginStatements.Alter),
        [typeof(AlterLoginEnableDisableStatement)] = Run<AlterLoginEnableDisableStatement>(LoginStatements.Enable),
        [typeof(DropLoginStatement)] = Run<DropLoginStatement>(LoginStatements.Drop),
        [typeof(CreateUserStatement)] = Run<CreateUserStatement>(PrincipalStatements.CreateUser),
        [typeof(AlterUserStatement)] = Run<AlterUserStatement>(PrincipalStatements.AlterUser),
        [typeof(DropUserStatement)] = Run<DropUserStatement>(PrincipalStatements.DropUser),
        [typeof(CreateRoleStatement)] = Run<CreateRoleStatement>(PrincipalStatements.CreateRole),
        [typeof(AlterRoleStatement)] = Run<AlterRoleStatement>(PrincipalStatements.AlterRole),
        [typeof(CreateSchemaStatement)] = Run<CreateSchemaStatement>(PrincipalStatements.CreateSchema),
        [typeof(GrantStatement)] = Run<GrantStatement>((run, grant) => PrincipalStatements.Permit(run, grant, "G", "GRANT")),
        [typeof(DenyStatement)] = Run<DenyStatement>((run, deny) => PrincipalStatements.Permit(run, deny, "D", "DENY")),
        [typeof(CreateTableStatement)] = Run<CreateTableStatement>(TableStatements.Create),
        [typeof(DropTableStatement)] = Run<DropTableStatement>(TableStatements.Drop),
        [typeof(AlterTableAddTableElementStatement)] = Run<AlterTableAddTableElementStatement>(TableStatements.Add),
        [typeof(UpdateStatisticsStatement)] = Run<UpdateStatisticsStatement>(IndexStatements.UpdateStatistics),
        [typeof(CreateIndexStatement)] = Run<CreateIndexStatement>(IndexStatements.Create),
        [typeof(DropIndexStatement)] = Run<DropIndexStatement>(IndexStatements.Drop),
        [typeof(CreateViewStatement)] = Run<CreateViewStatement>(ModuleStatements.CreateView),
        [typeof(CreateProcedureStatement)] = Run<CreateProcedureStatement>(ModuleStatements.CreateProcedure),
        [typeof(CreateFunctionStatement)] = Run<CreateFunctionStatement>(ModuleStatements.CreateFunction),
        [typeof(CreateTriggerStatement)] = Run<CreateTriggerStatement>(ModuleStatements.CreateTrigger),
        [typeof(CreateSynonymStatement)] = Run<CreateSynonymStatement>(ModuleStatements.CreateSynonym),
        [typeof(CreateSequenceStatement)] = Run<CreateSequenceStatement>(ModuleStatements.CreateSequence),
        [typeof(CreateTypeUddtStatement)] = Run<CreateTypeUddtStatement>(ModuleStatements.CreateType),
        [typeof(CreateSecurityPolicyStatement)] = Run<CreateSecurityPolicyStatement>(ModuleStatements.CreateSecurityPolicy),
        [typeof(DropViewStatement)] = Run<DropViewStatement>((run, drop) => ModuleStatements.Drop(run, drop, "V")),
        [typeof(DropProcedureStatement)] = Run<DropProcedureStatement>((run, drop) => ModuleStatements.Drop(run, drop, "P")),
    };

    public static Action<BatchRun, TSqlStatement> Of(TSqlStatement statement) =>
        Known.TryGetValue(statement.GetType(), out var run) ? run : throw SqlException.Unknown(statement.GetType().Name);

    private static Action<BatchRun, TSqlStatement> Run<T>(Action<BatchRun, T> work)
        where T : TSqlStatement => (run, statement) => work(run, (T)statement);
}
