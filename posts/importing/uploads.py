"""An import that the desk starts: an uploaded .zip, unpacked and imported in the background."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils import timezone

from posts.errors import AddressError, ImportUnderWayError, SourceError
from posts.importing.containers.zips import unpack
from posts.importing.import_context import ImportOptions
from posts.importing.importer import (
    Progress,
    close_failed_run,
    close_run,
    import_unrecorded,
    recorded,
)
from posts.importing.report import Report
from posts.jobs import background, renditions
from posts.jobs.background import Job
from posts.messages import in_japanese
from posts.models import Edition, ImportRun, RunState

logger = logging.getLogger(__name__)

_WORKSPACE = "kawaraban-import-"
_ARCHIVE = "archive.zip"

_NOTHING_TO_IMPORT = (
    "zipファイルの中身を取り込めません。「_posts」フォルダーかMarkdownのファイル（.md）が入っているか、"
    "設定ファイルの書き方が正しいかを確かめてください。"
)
_UNFORESEEN = (
    "取り込みの途中で予期しない問題が起きました。詳しい記録はサーバーのログにあります。"
    "管理者に連絡してください。"
)


@dataclass(frozen=True)
class UploadOptions:
    """What the desk asks of an import; a text that is "" leaves it to the site."""

    dry_run: bool = False
    zone: str = ""
    permalink: str = ""
    dialect: str = ""
    encoding: str = ""
    overwrite: bool = False


@dataclass(frozen=True)
class Upload:
    """An uploaded archive: where it lies now, and what it is called."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The name of the folder that an archive without a top folder stands for.

        Browsers number what is downloaded twice; the same archive must have one name, by which a
        second import finds the posts of the first again.
        """
        stem = Path(self.name).stem
        numbered = stem.rpartition("(")
        if numbered[2].removesuffix(")").isdecimal() and numbered[0].strip():
            stem = numbered[0].strip()
        return stem.strip(". ") or "archive"


def start_import(upload: Upload, options: UploadOptions, *, by: User, now: datetime) -> ImportRun:
    """Take the uploaded file over and start its import in the background; return its record.

    Raises ImportUnderWayError while another import goes on.
    """
    with transaction.atomic():
        # Two people who press the button at once: the second waits here, and sees the first.
        Edition.objects.select_for_update().filter(pk=Edition.THE_ONE).first()
        _refuse_second_import(now)
        workspace = Path(tempfile.mkdtemp(prefix=_WORKSPACE))
        shutil.move(upload.path, workspace / _ARCHIVE)
        run = ImportRun.objects.create(
            source=upload.name[:1000],
            options=asdict(options),
            started_at=now,
            heartbeat=now,
            by=by,
            workspace=str(workspace),
        )
        work = partial(_run_import, run, upload.stem, options)
        background.start(_job_name(run), work)
    logger.info("import %s started by=%s", run.pk, by)
    return run


def _refuse_second_import(now: datetime) -> None:
    """Raise ImportUnderWayError while an import goes on; note the death of those that do not."""
    for run in ImportRun.objects.unfinished():
        if background.under_way(_job_name(run)) or not run.is_silent(now):
            raise ImportUnderWayError(
                f"別の取り込み（{run.source}）が進んでいます。終わってから、もう一度始めてください。"
            )
        run.state = RunState.INTERRUPTED
        run.save(update_fields=["state"])
        _delete_workspace(run)


def look_at(run: ImportRun, now: datetime) -> ImportRun:
    """Set on ``run`` its state and progress as they are at ``now``; nothing is saved."""
    job = background.under_way(_job_name(run))
    if job is None:
        run.state = run.state_at(now)
    elif job.total:
        # On SQLite a dry run keeps all other writers out, the record of its progress as well.
        run.done, run.total = job.done, job.total
    return run


def _job_name(run: ImportRun) -> str:
    return f"import {run.pk}"


def _run_import(run: ImportRun, name: str, options: UploadOptions, job: Job) -> None:
    """Unpack and import, and write down how it ended, whatever happens."""
    end = partial(close_failed_run, run, _UNFORESEEN)
    try:
        with recorded(run, job.tell) as tell:
            report = _unpack_and_import(run, name, options, tell)
        end = partial(close_run, run, report)
    except (SourceError, AddressError) as error:
        end = partial(close_failed_run, run, in_japanese(error))
    except DatabaseError:
        logger.exception("import %s failed", run.pk)
        end = partial(close_failed_run, run, f"データベースに書き込めませんでした。{_UNFORESEEN}")
    except OSError as error:
        logger.exception("import %s failed", run.pk)
        fault = in_japanese(str(error.strerror))
        reason = f"ファイルを読み書きできませんでした（{fault}）。{_UNFORESEEN}"
        end = partial(close_failed_run, run, reason)
    finally:
        _delete_workspace(run)
        end(at=timezone.now())
        logger.info("import %s ended: %s", run.pk, run.state)
        renditions.render_soon()


def _unpack_and_import(run: ImportRun, name: str, options: UploadOptions, tell: Progress) -> Report:
    workspace = Path(run.workspace)
    archive, folder = workspace / _ARCHIVE, workspace / "site"
    root = unpack(archive, folder, name)
    # The packed file is of no use any more, and the disk may need its room.
    archive.unlink()
    try:
        return import_unrecorded(
            [root], _import_options(options), now=run.started_at, by=run.by, progress=tell
        )
    except SourceError as error:
        detail = in_japanese(error).replace(f"{folder}/", "")
        reason = f"{_NOTHING_TO_IMPORT}（{detail}）"
        raise SourceError(reason) from error


def _import_options(options: UploadOptions) -> ImportOptions:
    return ImportOptions(
        default_zone=ZoneInfo(settings.TIME_ZONE),
        workers=os.cpu_count() or 1,
        zone=ZoneInfo(options.zone) if options.zone else None,
        permalink=options.permalink or None,
        dialect=options.dialect or None,
        encoding=options.encoding or "auto",
        overwrite=options.overwrite,
        dry_run=options.dry_run,
    )


def _delete_workspace(run: ImportRun) -> None:
    """Delete the uploaded file and what came out of it, if they lie on this machine."""
    if Path(run.workspace).name.startswith(_WORKSPACE):
        shutil.rmtree(run.workspace, ignore_errors=True)
    run.workspace = ""
