BeforeDiscovery {
    $sshd = @('/usr/sbin/sshd').Where({ (Test-Path $_) -and (Get-Command ssh -ErrorAction Ignore) })
}

BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/night" -Receipts 20
    $cases = "$TestDrive/cases"
    $specialist = 'Вера Линь'
    function Plan([string]$Name, [datetime]$StartAt) {
        $plan = @{ Kind = 'ServerReplacement'; StartAt = $StartAt; BackupFile = "$($rehearsal.BackupFolder)/$Name.bak"; CopyTo = $rehearsal.SecondMedium }
        $rehearsal | New-JupiterMigration "$cases/$Name" @plan -WarningAction SilentlyContinue | Out-Null
    }
    $soon = (Get-Date).AddDays(1)
    Plan 'later' $soon.AddDays(20)
    Plan 'soon' $soon
    Plan 'next' $soon.AddDays(7)
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'A desk''s morning' {
    It 'sees every case, and what is due first comes first' {
        $all = @(Get-JupiterMigration "$cases/*" -Overview)
        $all.Case | Split-Path -Leaf | Should -Be 'soon', 'next', 'later'
        $all[0].DueAt | Should -Be $all[0].StartAt.LocalDateTime
        ($all | Out-String -Width 80).Split("`n") | Where-Object { $_ -like "*$($all[0].Venue)*" } | Should -HaveCount 3
    }

    It 'shows a case that another computer sent as one from here' {
        $here = Get-JupiterMigration "$cases/soon" -Overview
        $sent = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($here, 1))
        $sent | Out-String -Width 80 | Should -Be ($here | Out-String -Width 80)
        "$($sent.Phase)" | Should -Be 'Planned'
    }

    It 'is told of a case that can''t be read, and sees the others' {
        New-Item "$cases/broken" -ItemType Directory | Out-Null
        Set-Content "$cases/broken/case.json" '{'
        $all = @(Get-JupiterMigration "$cases/*" -Overview -ErrorVariable broken -ErrorAction SilentlyContinue)
        Remove-Item "$cases/broken" -Recurse
        $all | Should -HaveCount 3
        $broken.FullyQualifiedErrorId | Should -Be 'CaseBroken,Jupiter.Migration.Commands.GetJupiterMigrationCommand'
    }

    It 'is told of a journal that was changed, and sees the others' {
        $journal = "$cases/soon/journal.jsonl"
        $before = [IO.File]::ReadAllText($journal)
        [IO.File]::WriteAllText($journal, $before.Replace('"machine":"', '"machine":"x'))
        [IO.File]::ReadAllText($journal) | Should -Not -Be $before
        $all = @(Get-JupiterMigration "$cases/*" -Overview -ErrorVariable broken -ErrorAction SilentlyContinue)
        [IO.File]::WriteAllText($journal, $before)
        $all.Case | Split-Path -Leaf | Should -Be 'next', 'later'
        $broken.FullyQualifiedErrorId | Should -Be 'JournalBroken,Jupiter.Migration.Commands.GetJupiterMigrationCommand'
    }

    It 'asks the venues over SSH, and sorts what comes by what is due' -Skip:($sshd.Count -eq 0) {
        $folder = "$TestDrive/ssh"
        New-Item $folder -ItemType Directory | Out-Null
        'host', 'desk' | ForEach-Object { ssh-keygen -q -t ed25519 -N '' -f "$folder/$_" }
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $shell = '{0} {1}' -f [Environment]::ProcessPath, ([Environment]::GetCommandLineArgs()[0])
        @(
            "ListenAddress 127.0.0.1:$port"; "HostKey $folder/host"; "AuthorizedKeysFile $folder/desk.pub"; "PidFile $folder/pid"
            'StrictModes no'; 'PermitRootLogin yes'; 'PasswordAuthentication no'; "Subsystem powershell $shell -sshs -NoLogo -NoProfile"
        ) | Set-Content "$folder/sshd_config"
        New-Item /run/sshd -ItemType Directory -Force | Out-Null
        $server = Start-Process /usr/sbin/sshd "-D -e -f $folder/sshd_config" -PassThru -RedirectStandardError "$folder/log"
        try {
            $way = @{ HostName = '127.0.0.1'; Port = $port; KeyFilePath = "$folder/desk"; Options = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = '/dev/null' } }
            $module = (Get-Module Jupiter.Migration).Path
            $all = @(Invoke-Command @way {
                Import-Module $using:module
                Get-JupiterMigration "$using:cases/*" -Overview
            } | Sort-Object DueAt -Descending)
        }
        finally {
            Stop-Process $server -ErrorAction Ignore
        }

        $all.Case | Split-Path -Leaf | Should -Be 'later', 'next', 'soon'
        $all[2].PSComputerName | Should -Be '127.0.0.1'
        $all[2].DueAt | Should -Be (Get-JupiterMigration "$cases/soon").DueAt -Because 'a time arrives as a time'
        ($all | Out-String -Width 120) | Should -Match ([regex]::Escape($all[0].Venue))
    }
}
