import { answerTexts } from "../answer-texts";
import { analyseSmbConf } from "./analyse-smb-conf";

answerTexts(analyseSmbConf);
