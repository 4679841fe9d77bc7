# The runbooks of examples/, each run whole as it stands. People are played by the answers to what a runbook asks.
BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    . "$PSScriptRoot/StartServerDouble.ps1"
    $examples = Join-Path (Get-Module Jupiter.Migration).ModuleBase examples
    $customer, $specialist = 'Алёна Щукина', 'Вера Линь'
    $access = @{}

    # At a prompt the cmdlets ask before they lock and restore.
    $ConfirmPreference = 'None'

    function Start-Computer([string[]]$Name, [switch]$OpenBusinessDay) { Start-JupiterRehearsalComputer $rehearsal.Path $Name -OpenBusinessDay:$OpenBusinessDay @access | Out-Null }
    function Stop-Computer([string[]]$Name, [switch]$Wipe) { Stop-JupiterRehearsalComputer $rehearsal.Path $Name -Wipe:$Wipe @access | Out-Null }
    function Invoke-In([cultureinfo]$Culture, [scriptblock]$Work) {
        $before = [cultureinfo]::CurrentUICulture
        try { [cultureinfo]::CurrentUICulture = $Culture; & $Work } finally { [cultureinfo]::CurrentUICulture = $before }
    }
    function Invoke-InRussian([scriptblock]$Work) { Invoke-In 'ru-RU' $Work }
    function Select-Check($Said) { @($Said | Where-Object { $_ -is [Jupiter.Migration.Checks.CheckResult] }) }
    function New-Plan([string]$Kind, [string]$Name, [datetime]$StartAt) {
        @{
            Kind = $Kind; Venue = $rehearsal.Venue; StartAt = $StartAt; BackupFile = "$($rehearsal.BackupFolder)/$Name.bak"; CopyTo = $rehearsal.SecondMedium
            OldServer = $rehearsal.OldServer; NewServer = $rehearsal.NewServer; OldServerInstance = $rehearsal.OldServerInstance; NewServerInstance = $rehearsal.NewServerInstance
        }
    }

    # A certificate of the specialist's, whose key is in the store of his account.
    function Add-OwnCertificate([string]$Path) {
        $key = [Security.Cryptography.RSA]::Create(2048)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=runbooks', $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $use = [Security.Cryptography.OidCollection]::new()
        $null = $use.Add('1.3.6.1.4.1.311.80.1')
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($use, $false))
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509KeyUsageExtension]::new('KeyEncipherment, DataEncipherment', $false))
        $made = $request.CreateSelfSigned((Get-Date).AddDays(-1), (Get-Date).AddDays(1))
        $own = [Security.Cryptography.X509Certificates.X509Certificate2]::new($made.Export('Pfx', 'x'), 'x', 'PersistKeySet')
        [IO.File]::WriteAllBytes($Path, $own.RawData)
        $store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
        $store.Open('ReadWrite')
        $store.Add($own)
        $own
    }

    function Remove-OwnCertificate($Own) {
        $store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
        $store.Open('ReadWrite')
        $store.Remove($Own)
    }

    function Invoke-Sql([string]$ServerInstance, [string]$Password, [string[]]$Statement) {
        $connection = [Data.SqlClient.SqlConnection]::new("Server=$ServerInstance;Database=Jupiter;User ID=sa;Password=$Password;Encrypt=false;TrustServerCertificate=true;Pooling=false")
        $connection.Open()
        $Statement | ForEach-Object {
            $command = $connection.CreateCommand()
            $command.CommandText = $_
            $null = $command.ExecuteNonQuery()
        }
        $connection.Dispose()
    }

    # What a person does before he says that it is done.
    function Invoke-Person([string]$Step) {
        switch ($Step) {
            { $_ -in 'R3a', 'S3a.Off' } { Stop-Computer OldServer }
            'R3b' { Start-Computer NewServer }
            'S3a' { Stop-Computer OldServer -Wipe }
            'S3b' { Start-Computer OldServer }
            { $_ -in 'R5', 'S5' } { Start-Computer KASSA-1 -OpenBusinessDay }
            { $_ -in 'R7', 'S7' } { Start-Computer KASSA-2, BAR, OFFICE }
        }
    }
}

Describe 'A person who is waited for' {
    BeforeAll {
        . "$examples/Runbook.ps1"
        $asked = [regex]::Matches((Get-Content "$examples/Invoke-*.ps1" -Raw), "Wait-Person (['""])(.+?)\1 (['""])(.+?)\3")
    }

    It 'is asked again after Enter and a no, and heard in what he types' {
        $typed = [Collections.Queue]::new(@('', ' ', 'n', 'НЕТ', 'y, Anna'))
        Mock Read-Host { $typed.Dequeue() }
        Wait-Person 'S7 The others are on' 'S7 Остальные включены' | Should -Be 'y, Anna'
        Should -Invoke Read-Host -Times 5 -Exactly
    }

    It 'is waited for in vain where nobody sits' {
        Mock Read-Host { }
        { Invoke-In 'en-US' { Wait-Person 'S7 The others are on' 'S7 Остальные включены' } } | Should -Throw 'Nobody is here to answer: S7 The others are on'
        { Invoke-InRussian { Wait-Person 'S7 The others are on' 'S7 Остальные включены' } } | Should -Throw 'Ответить некому: S7 Остальные включены'
        Should -Invoke Read-Host -Times 2 -Exactly
    }

    It 'reads lines that end between words and what Enter means, in both languages' {
        $asked.Count | Should -BeGreaterThan 9
        $shown = [Collections.Generic.List[string]]::new()
        Mock Read-Host { $shown.Add($Prompt); 'done' }
        foreach ($one in $asked) {
            Invoke-In 'en-US' { $null = Wait-Person $one.Groups[2].Value $one.Groups[4].Value }
            Invoke-InRussian { $null = Wait-Person $one.Groups[2].Value $one.Groups[4].Value }
            $one.Groups[2].Value + ' Answer (Enter: not yet)' | Should -Be ($shown[-2] -split '\r?\n' -join ' ')
            $one.Groups[4].Value + ' Ответ (Enter — ещё нет)' | Should -Be ($shown[-1] -split '\r?\n' -join ' ')
        }
        $long = 'S7 ' + 'The others are on ' * 20
        $null = Wait-Person $long $long
        $columns = try { $Host.UI.RawUI.WindowSize.Width } catch { 0 }
        if ($columns -le 20) { $columns = 80 }
        ($shown -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessThan ($columns - 2)
        @($shown[-1] -split '\n').Count | Should -BeGreaterThan 1
    }
}

Describe 'A replacement by cmdlets alone' {
    BeforeAll {
        $password = Get-DoublePassword
        $old = Start-ServerDouble '2008R2' "$TestDrive/old" $password
        $new = Start-ServerDouble '2022' "$TestDrive/new" $password
        $access = @{ Credential = [pscredential]::new('sa', (ConvertTo-SecureString $password -AsPlainText -Force)); Encrypt = 'Optional'; TrustServerCertificate = $true }
        $rehearsal = New-JupiterRehearsal "$TestDrive/night" -OldServerInstance $old.ServerInstance -NewServerInstance $new.ServerInstance -Receipts 20 @access
        $night = @{
            OldServer = $rehearsal.OldServer; NewServer = $rehearsal.NewServer; OldServerInstance = $rehearsal.OldServerInstance; NewServerInstance = $rehearsal.NewServerInstance
            BackupFile = "$($rehearsal.BackupFolder)/Jupiter.bak"; CopyTo = $rehearsal.SecondMedium; Specialist = $specialist; Access = $access
        }

        # Elsewhere the doubles outlive this file, and the store is Windows's own.
        if (-not $IsWindows) {
            $own = Add-OwnCertificate "$TestDrive/me.cer"
            $night.Recipient = "$TestDrive/me.cer"
            Invoke-Sql $old.ServerInstance $password "CREATE LOGIN kassa WITH PASSWORD = 'Till-2026!', CHECK_POLICY = OFF", 'CREATE USER kassa FOR LOGIN kassa'
        }

        Start-Computer OldServer
    }

    AfterAll {
        if ($own) { Remove-OwnCertificate $own }
        Remove-JupiterRehearsal $rehearsal.Path @access
        Stop-ServerDouble $new
        Stop-ServerDouble $old
    }

    It 'ends before anything is closed where the database is another venue''s' {
        $other = Get-Content $rehearsal.Venue -Raw | ConvertFrom-Json
        $other.identityQueries[0].expected = 'Кафе «Сосны»'
        ConvertTo-Json $other -Depth 9 | Set-Content "$TestDrive/other.json"
        Mock Read-Host { 'done' }
        { & "$examples/Invoke-ServerReplacement.ps1" "$TestDrive/other.json" @night } | Should -Throw '*Venue.Identity*'
        $night.BackupFile | Should -Not -Exist
        Should -Invoke Read-Host -Times 1 -Exactly
    }

    It 'is run whole, from the tag to the last till' {
        $heard = @{ Clauses = @(); Code = '' }
        Mock Read-Host {
            $clause = "$Prompt".Split(' ')[0]
            $heard.Clauses += $clause
            Invoke-Person $clause
            if ($clause -eq 'R3a') { $heard.Code } else { 'done' }
        }
        $said = & "$examples/Invoke-ServerReplacement.ps1" $rehearsal.Venue @night | ForEach-Object {
            if ("$_" -match '\d{3}-\d{3}-\d{3}') { $heard.Code = $Matches[0] }
            $_
        }
        $heard.Clauses | Should -Be 'R1', 'R3a', 'R3b', 'R5', 'R7'
        $checks = Select-Check $said
        @($checks | Where-Object Blocks) | Should -HaveCount 0
        'R0', 'R2', 'R4b', 'R5', 'R6', 'R8' | ForEach-Object { $checks.Clause | Should -Contain $_ }
        if ($own) { ($checks | Where-Object Id -EQ 'Login.Import').Subject | Should -Contain 'kassa' }
        (Get-JupiterDatabaseFingerprint $rehearsal.NewServerInstance Jupiter @access).Rows | Should -BeGreaterThan 20
    }
}

Describe 'A reinstallation by cmdlets alone' {
    BeforeAll {
        $rehearsal = New-JupiterRehearsal "$TestDrive/system" -Receipts 20
        $carried = (Get-Content $rehearsal.Venue -Raw | ConvertFrom-Json).folders
        Start-Computer OldServer
    }

    AfterAll {
        Remove-JupiterRehearsal $rehearsal.Path
    }

    It 'is run whole, and the folders are back' {
        $files = @(Get-ChildItem $carried -Recurse -File).Count
        $files | Should -BeGreaterThan 1
        Mock Read-Host {
            $step = ("$Prompt" -split '[ ,]')[0]
            Invoke-Person $step
            if ($step -eq 'S3a') { $carried | Should -Not -Exist -Because 'the disk was wiped' }
            'done'
        }
        $said = & "$examples/Invoke-OsReinstall.ps1" $rehearsal.Venue $rehearsal.OldServerInstance "$($rehearsal.BackupFolder)/Jupiter.bak" $rehearsal.SecondMedium "$TestDrive/folders"
        $checks = Select-Check $said
        @($checks | Where-Object Blocks) | Should -HaveCount 0
        @($checks | Where-Object Id -EQ 'Folder.Content') | Should -HaveCount $carried.Count
        @(Get-ChildItem $carried -Recurse -File) | Should -HaveCount $files
    }
}

Describe 'The same as a case' {
    BeforeAll {
        # Planned, approved, and called again after each word that somebody gave, until it is accepted.
        function Invoke-WholeCase([string]$Kind, [string]$Case) {
            $runbook = "$examples/Invoke-MigrationCase.ps1"
            $plan = New-Plan $Kind Jupiter (Get-Date).AddSeconds(1)
            if ($Kind -eq 'OsReinstall') { $plan.TrialServerInstance = $rehearsal.NewServerInstance }
            & $runbook $Case -Plan $plan | Out-Null
            Start-Computer OldServer, NewServer
            while ((Get-Date) -le $plan.StartAt) { Get-JupiterMigration $Case | Out-Null }
            $more = @{ ApprovedBy = $rehearsal.AccountManager }
            if ($Kind -eq 'OsReinstall') { $more.FoldersTo = "$($rehearsal.SecondMedium)/folders" }
            for ($call = 0; $call -lt 40; $call++) {
                & $runbook $Case @more | Out-Null
                $more = @{}
                $status = Get-JupiterMigration $Case
                if ("$($status.Phase)" -eq 'AwaitingAcceptance') { break }

                # The machine of the trial is off again before anybody works on.
                if ($status.NextStep -eq 'P4') { Stop-Computer NewServer; $more.FoldersBack = $Kind -eq 'OsReinstall' }
                Invoke-Person $status.NextStep
                $customer, $specialist | Where-Object { $status.WaitsFor -like "*$_*" } | ForEach-Object { Complete-JupiterStep $Case $status.NextStep $_ | Out-Null }
            }
            & $runbook $Case -AcceptedBy $customer | Out-Null
        }
    }

    AfterAll {
        Get-ChildItem "$TestDrive/of-*" | ForEach-Object { Remove-JupiterRehearsal $_.FullName }
    }

    It 'is planned, goes on at each call and is accepted: <_>' -ForEach 'OsReinstall', 'ServerReplacement' {
        $rehearsal = New-JupiterRehearsal "$TestDrive/of-$_" -Receipts 20
        $case = "$TestDrive/case-$_"
        Invoke-WholeCase $_ $case 3>$null
        (Get-JupiterMigration $case).Phase | Should -Be 'Accepted'
        @(Test-JupiterJournal $case | Where-Object Blocks) | Should -HaveCount 0
        "$case-memo.html", "$case.html" | ForEach-Object { [Net.WebUtility]::HtmlDecode((Get-Content $_ -Raw)) | Should -Match $customer }
    }

    Context 'in its week' {
        BeforeAll {
            $rehearsal = @{ Path = "$TestDrive/of-ServerReplacement" }
            $case, $watch = "$TestDrive/case-ServerReplacement", "$TestDrive/jupiter-watch-yolki-0123abcd"
            New-Item $watch -ItemType Directory | Out-Null
            $plan = Get-Content "$case/case.json" -Raw | ConvertFrom-Json
            $files = @{
                'watch.json'  = [ordered]@{
                    schema = 'jupiter.watch/1'; case = $plan.id; venue = 'Кафе «Ёлки»'; oldServer = $plan.oldServer; newServer = $plan.newServer
                    port = 1433; until = (Get-Date).AddDays(7).ToString('o')
                }
                'watch.jsonl' = [ordered]@{ schema = 'jupiter.watch-log/1'; case = $plan.id; oldServer = $plan.oldServer }
            }
            $files.Keys | ForEach-Object { [IO.File]::WriteAllText("$watch/$_", (ConvertTo-Json $files[$_] -Compress) + "`n") }
        }

        It 'goes on while the old server is off (2)' {
            $said = & "$examples/Watch-Week.ps1" $case $watch
            $LASTEXITCODE | Should -Be 2
            "$said" | Should -Match '->'
        }

        It 'is over once the week is, and the work accepted (0)' -Skip:(-not (Get-Command faketime -ErrorAction Ignore)) {
            $over = New-Item "$TestDrive/over/jupiter-watch-yolki-0123abcd" -ItemType Directory
            Copy-Item "$watch/*" $over
            $week = "Import-Module '$((Get-Module Jupiter.Migration).Path)'; & '$examples/Watch-Week.ps1' '$case' '$over'; exit `$LASTEXITCODE"
            $said = faketime -m -f +8d ([Environment]::ProcessPath) ([Environment]::GetCommandLineArgs()[0]) -NoProfile -NonInteractive -Command $week
            $LASTEXITCODE | Should -Be 0 -Because "$said"
        }

        It 'is told of the old server that came on, also when it is off again (3)' {
            Start-Computer OldServer
            & "$examples/Watch-Week.ps1" $case $watch | Out-Null
            $LASTEXITCODE | Should -Be 3
            Stop-Computer OldServer
            "$(& "$examples/Watch-Week.ps1" $case $watch)" | Should -Match '-DecidedBy'
            $LASTEXITCODE | Should -Be 3
        }
    }
}

Describe 'A new server, for the customer''s IT' {
    BeforeAll {
        $rehearsal = New-JupiterRehearsal "$TestDrive/prepared" -Receipts 20
    }

    AfterAll {
        Remove-JupiterRehearsal $rehearsal.Path
    }

    It 'leaves one file, and a list of what is missing that tells who mends it and how' {
        & "$examples/Test-NewServer.ps1" $rehearsal.Venue "$TestDrive/for-jupiter" $rehearsal.Inventory | Out-Null
        $LASTEXITCODE | Should -Be 1
        (Get-FileHash "$TestDrive/for-jupiter/server.json").Hash | Should -Be (Get-FileHash $rehearsal.Inventory).Hash
        $missing = Get-Content "$TestDrive/for-jupiter/missing.txt"
        $blocking = @(Test-JupiterServerPreparation $rehearsal.Inventory -Venue $rehearsal.Venue | Where-Object Blocks)
        $blocking.Count | Should -BeGreaterThan 0
        $blocking | ForEach-Object { $missing | Should -Contain "    -> $($_.Remedy)" }
        @($missing | Where-Object { $_.StartsWith('[') })[0] | Should -Not -Match '^\[Warning\]'
    }

    It 'is written in the language of the session' {
        Invoke-InRussian { & "$examples/Test-NewServer.ps1" $rehearsal.Venue "$TestDrive/in-russian" $rehearsal.Inventory | Out-Null }
        Get-Content "$TestDrive/in-russian/missing.txt" | Where-Object { $_ -match '^\[' } | Should -Match '^\[(ошибка|неизвестно|внимание|пропущено)\]'
    }

    It 'reads this computer where no file is given' {
        & "$examples/Test-NewServer.ps1" $rehearsal.Venue "$TestDrive/here" | Out-Null
        (Get-JupiterServerInventory -Path "$TestDrive/here/server.json").ComputerName | Should -Be ([Environment]::MachineName)
        Get-Content "$TestDrive/here/missing.txt" | Should -Not -BeNullOrEmpty
    }
}

Describe 'A desk''s morning, as a runbook' {
    BeforeAll {
        $rehearsal = New-JupiterRehearsal "$TestDrive/desk" -Receipts 20
        $soon = (Get-Date).AddSeconds(1)
        @{ today = $soon; nextweek = $soon.AddDays(7); stuck = $soon.AddDays(2) }.GetEnumerator() | ForEach-Object {
            $plan = New-Plan ServerReplacement $_.Key $_.Value
            New-JupiterMigration "$TestDrive/cases/$($_.Key)" @plan -WarningAction SilentlyContinue | Out-Null
        }
    }

    AfterAll {
        Remove-JupiterRehearsal $rehearsal.Path
    }

    It 'shows what is due today, whom to call and what to say, and no more' {
        $all = @(& "$examples/Show-DeskMorning.ps1" "$TestDrive/cases/*")
        $all.Case | Split-Path -Leaf | Should -Be 'today'
        $all.Call | Should -Match $customer
        $all.Say | Should -Match ([regex]::Escape('«Ёлки»'))
        @(& "$examples/Show-DeskMorning.ps1" "$TestDrive/cases/*" -Days 30).Case | Split-Path -Leaf | Should -Be 'today', 'stuck', 'nextweek'
    }

    It 'speaks the language of the session' {
        (Invoke-InRussian { & "$examples/Show-DeskMorning.ps1" "$TestDrive/cases/*" }).Phase | Should -Be 'запланированы'
    }

    It 'asks the venues, and shows what is due there beside what is due here, with the computer' {
        $cases, $asked = "$TestDrive/cases", @{}
        Mock Invoke-Command {
            $asked.Computers = $ComputerName
            & $ScriptBlock @ArgumentList | ForEach-Object {
                $far = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1))
                $far | Add-Member PSComputerName 'yolki-pos' -PassThru
            }
        }
        $all = @(& "$examples/Show-DeskMorning.ps1" "$cases/*" -ComputerName yolki-pos, sosny-pos)
        $asked.Computers | Should -Be 'yolki-pos', 'sosny-pos'
        $all.Case | Split-Path -Leaf | Should -Be 'today', 'today'
        $near, $far = ($all | Where-Object { -not $_.On }), ($all | Where-Object On -EQ 'yolki-pos')
        $far.DueAt | Should -Be $near.DueAt
        $far.Phase | Should -Be $near.Phase -Because 'the words are those of this session, wherever the night is'
        $far.Call | Should -Match $customer
        $far.Say | Should -Be $near.Say -Because 'whoever calls has to know what to say of a venue that is far, too'
        $far.Say | Should -Match ([regex]::Escape('«Ёлки»'))
    }

    It 'shows the others when one can''t be read' {
        New-Item "$TestDrive/cases/broken" -ItemType Directory | Out-Null
        Set-Content "$TestDrive/cases/broken/case.json" '{'
        @(& "$examples/Show-DeskMorning.ps1" "$TestDrive/cases/*" -Days 30 -ErrorAction SilentlyContinue 2>$null).Count | Should -Be 3
    }
}
